/// The stream of changes: an event says which case moved; the screens that show it load it again. Many at
/// once are one.
import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useHere } from './client';

export type Line = 'connecting' | 'open' | 'lost';

export function useLive(): { line: Line; changed: ReadonlySet<number> } {
  const { commune } = useHere();
  const cache = useQueryClient();
  const [line, setLine] = useState<Line>('connecting');
  const [changed, setChanged] = useState<ReadonlySet<number>>(new Set());
  const waiting = useRef(new Set<number>());
  const timer = useRef<number>(undefined);

  useEffect(() => {
    const source = new EventSource(`/api/v1/communes/${commune}/office/inbox/events`);
    const reload = () => {
      const numbers = new Set(waiting.current);
      waiting.current.clear();
      void cache.invalidateQueries({ queryKey: ['o', 'inbox'] });
      numbers.forEach((no) => void cache.invalidateQueries({ queryKey: ['o', 'case', commune, no] }));
      setChanged(numbers);
    };
    const soon = () => {
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(reload, 700);
    };
    source.onopen = () => setLine('open');
    source.onerror = () => setLine('lost');
    source.addEventListener('case', (e) => {
      const { no } = JSON.parse((e as MessageEvent<string>).data) as { no: number };
      waiting.current.add(no);
      soon();
    });
    source.addEventListener('reset', soon);
    source.addEventListener('bye', () => setLine('lost'));
    return () => {
      source.close();
      window.clearTimeout(timer.current);
    };
  }, [cache, commune]);

  return { line, changed };
}
