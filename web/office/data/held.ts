/// The inbox as it is shown: held still while the hand or the eye is on it, loose otherwise.
import { useEffect, useRef, useState } from 'react';
import type { Grouped } from './sections';
import { steady, type Steady } from './steady';

const numberOf = (row: Grouped) => row.no;
/// A row that is held stays in its section as well.
const inPlace = (old: Grouped, now: Grouped): Grouped => ({ ...now, group: old.group });
const none: Steady<Grouped> = { rows: [], gone: new Set(), changes: 0 };

/// `list` names what is listed: another list is never held against this one.
export function useHeldList(fresh: readonly Grouped[] | undefined, held: boolean, list: string) {
  const [loosened, setLoosened] = useState(0);
  const shown = useRef<{ list: string; rows: readonly Grouped[] }>({ list: '', rows: [] });
  const name = `${list}#${loosened}`;
  const same = shown.current.list === name;
  const now: Steady<Grouped> = !fresh
    ? none
    : held && same
      ? steady(shown.current.rows, fresh, numberOf, inPlace)
      : { ...none, rows: fresh };
  useEffect(() => {
    if (fresh) shown.current = { list: name, rows: now.rows };
  });
  return { ...now, loosen: () => setLoosened((n) => n + 1) };
}
