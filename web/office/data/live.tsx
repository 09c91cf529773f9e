/// The stream of changes: an event says which case moved; the screens that show it load it again. Many at
/// once are one. One stream for the whole office, held by its frame.
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useHere, useMay } from './client';

export type Line = 'connecting' | 'open' | 'lost';

interface Live {
  line: Line;
  changed: ReadonlySet<number>;
}

const LiveContext = createContext<Live>({ line: 'connecting', changed: new Set() });
export const useLive = () => useContext(LiveContext);

/// After a refusal (a session that ended, a server that is starting) the browser does not come back by itself.
const comeBackMs = 5000;

export function LiveProvider({ children }: { children: ReactNode }) {
  const { commune } = useHere();
  const may = useMay('list_inbox');
  const cache = useQueryClient();
  const [line, setLine] = useState<Line>('connecting');
  const [changed, setChanged] = useState<ReadonlySet<number>>(new Set());
  const [attempt, setAttempt] = useState(0);
  const waiting = useRef(new Set<number>());

  useEffect(() => {
    if (!may) return;
    let reloading: number | undefined;
    let again: number | undefined;
    const source = new EventSource(`/api/v1/communes/${commune}/office/inbox/events`);
    const reload = () => {
      const numbers = new Set(waiting.current);
      waiting.current.clear();
      void cache.invalidateQueries({ queryKey: ['o', 'inbox'] });
      numbers.forEach((no) => void cache.invalidateQueries({ queryKey: ['o', 'case', commune, no] }));
      setChanged(numbers);
    };
    const soon = () => {
      window.clearTimeout(reloading);
      reloading = window.setTimeout(reload, 700);
    };
    source.onopen = () => {
      setLine('open');
      if (attempt > 0) soon();
    };
    source.onerror = () => {
      setLine('lost');
      if (source.readyState === EventSource.CLOSED)
        again = window.setTimeout(() => setAttempt((n) => n + 1), comeBackMs);
    };
    source.addEventListener('case', (e) => {
      const { no } = JSON.parse((e as MessageEvent<string>).data) as { no: number };
      waiting.current.add(no);
      soon();
    });
    source.addEventListener('reset', soon);
    source.addEventListener('bye', () => setLine('lost'));
    return () => {
      source.close();
      window.clearTimeout(reloading);
      window.clearTimeout(again);
    };
  }, [cache, commune, may, attempt]);

  return <LiveContext.Provider value={{ line, changed }}>{children}</LiveContext.Provider>;
}
