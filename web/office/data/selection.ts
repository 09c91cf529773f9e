/// Which cases are ticked.
import { useMemo, useState } from 'react';

/// What one run of many may hold: enough for a morning, few enough to read the preview.
export const mostSelected = 50;

export function useSelection() {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  return useMemo(
    () => ({
      chosen,
      set: (no: number, on: boolean) =>
        setChosen((old) => {
          const next = new Set(old);
          if (on && next.size < mostSelected) next.add(no);
          if (!on) next.delete(no);
          return next;
        }),
      toggle: (no: number) =>
        setChosen((old) => {
          const next = new Set(old);
          if (!next.delete(no) && next.size < mostSelected) next.add(no);
          return next;
        }),
      all: (numbers: readonly number[]) => setChosen(new Set(numbers.slice(0, mostSelected))),
      clear: () => setChosen(new Set()),
    }),
    [chosen],
  );
}
export type Selection = ReturnType<typeof useSelection>;
