/// The plan moves when cases move: once the stream says that some did, its figures are asked for again, many
/// changes at once. The document itself stays.
import { useEffect } from 'react';
import { useQueryClient, type Query } from '@tanstack/react-query';
import { useHere } from './client';
import { useLive, type Line } from './live';

/// How often a screen that is only looked at asks even when the stream is silent.
export const everyMinute = 60_000;
const gatherMs = 4000;

export function usePlanLive(): Line {
  const { commune } = useHere();
  const { line, changed } = useLive();
  const cache = useQueryClient();
  useEffect(() => {
    if (changed.size === 0) return;
    const figures = ({ queryKey: [, of, where, what] }: Query) =>
      of === 'plan' && where === commune && what !== 'lines' && what !== 'duties';
    const timer = window.setTimeout(() => void cache.invalidateQueries({ predicate: figures }), gatherMs);
    return () => window.clearTimeout(timer);
  }, [cache, commune, changed]);
  return line;
}
