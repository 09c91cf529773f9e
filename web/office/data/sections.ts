/// The inbox in sections. The server orders by due time and counts each group in the same moment, so a row's
/// place tells its group: no rule of the calendar is worked out twice.
import type { CaseSummary, Inbox } from '@shared/api/types';
import type { Group } from './cases';

/// In the order of their due times; the other groups are lists of their own.
export const timed: readonly Group[] = ['late', 'today', 'at_risk', 'on_time'];

export type Grouped = CaseSummary & { group: Group };

export function grouped(
  items: readonly CaseSummary[],
  groups: Inbox['groups'],
  only: Group | undefined,
): Grouped[] {
  if (only) return items.map((c) => ({ ...c, group: only }));
  const ends: Array<[Group, number]> = [];
  let end = 0;
  for (const id of timed) {
    const group = groups.find((g) => g.id === id);
    end += group?.more ? Infinity : (group?.count ?? 0);
    ends.push([id, end]);
  }
  return items.map((c, i) => ({ ...c, group: ends.find(([, e]) => i < e)?.[0] ?? 'on_time' }));
}

/// Runs of one group, in the order of the rows.
export function sections<T extends { group: Group }>(rows: readonly T[]): Array<{ id: Group; rows: T[] }> {
  const out: Array<{ id: Group; rows: T[] }> = [];
  for (const row of rows) {
    const section = out.find((s) => s.id === row.group);
    if (section) section.rows.push(row);
    else out.push({ id: row.group, rows: [row] });
  }
  return out;
}

/// Whose move it is, seen from the desk of this person.
export function whose(
  c: CaseSummary,
  me: { id: number; unit?: string | undefined },
): 'mine' | 'unit' | 'other' | 'applicant' | 'paused' | 'hand_out' {
  if (c.status === 'waiting_applicant') return 'applicant';
  if (c.status === 'paused') return 'paused';
  if (c.status === 'ready') return 'hand_out';
  if (c.owner?.kind === 'staff') return c.owner.id === String(me.id) ? 'mine' : 'other';
  return c.owner?.id !== undefined && c.owner.id === me.unit ? 'unit' : 'other';
}
