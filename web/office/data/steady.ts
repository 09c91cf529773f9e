/// A list that does not move under the hand. While it is held, rows keep their places: they change in place,
/// the ones that left stay and say so, and new ones wait to be let in.
export interface Steady<T> {
  rows: readonly T[];
  gone: ReadonlySet<number>;
  /** How many rows would come or go if the list were let loose. */
  changes: number;
}

export function steady<T>(
  shown: readonly T[],
  fresh: readonly T[],
  no: (row: T) => number,
  merge: (old: T, now: T) => T = (_, now) => now,
): Steady<T> {
  const now = new Map(fresh.map((row) => [no(row), row]));
  const before = new Set(shown.map(no));
  const gone = new Set(shown.map(no).filter((n) => !now.has(n)));
  const kept = shown.map((row) => {
    const fresher = now.get(no(row));
    return fresher ? merge(row, fresher) : row;
  });
  // What follows the last row shown is the next page, which was asked for; what lies between is news.
  const last = fresh.reduce((at, row, i) => (before.has(no(row)) ? i : at), -1);
  const tail = fresh.slice(last + 1).filter((row) => !before.has(no(row)));
  const news = fresh.slice(0, last + 1).filter((row) => !before.has(no(row)));
  return last < 0 && shown.length > 0
    ? { rows: kept, gone, changes: gone.size + fresh.length }
    : { rows: [...kept, ...tail], gone, changes: gone.size + news.length };
}
