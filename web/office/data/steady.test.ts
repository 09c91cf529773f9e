import { describe, expect, it } from 'vitest';
import type { CaseSummary, Inbox } from '@shared/api/types';
import { grouped, sections, whose } from './sections';
import { steady } from './steady';

const rows = (...numbers: number[]) => numbers.map((no) => ({ no }));
const no = (row: { no: number }) => row.no;

describe('a held list', () => {
  it('keeps the places of its rows whatever the order became', () => {
    const held = steady(rows(1, 2, 3), rows(3, 1, 2), no);
    expect(held.rows.map(no)).toEqual([1, 2, 3]);
    expect(held.changes).toBe(0);
  });
  it('keeps a row that left, and says so', () => {
    const held = steady(rows(1, 2, 3), rows(1, 3), no);
    expect(held.rows.map(no)).toEqual([1, 2, 3]);
    expect([...held.gone]).toEqual([2]);
    expect(held.changes).toBe(1);
  });
  it('lets news wait, and the next page in', () => {
    const held = steady(rows(1, 2), rows(9, 1, 8, 2, 3, 4), no);
    expect(held.rows.map(no)).toEqual([1, 2, 3, 4]);
    expect(held.changes).toBe(2);
  });
  it('takes the fresh content of a row', () => {
    const held = steady([{ no: 1, text: 'a' }], [{ no: 1, text: 'b' }], no);
    expect(held.rows).toEqual([{ no: 1, text: 'b' }]);
  });
  it('shows the first answer as it is', () => {
    expect(steady([], rows(1, 2), no).rows.map(no)).toEqual([1, 2]);
  });
});

describe('sections', () => {
  const groups = [
    { id: 'late', label: { vi: '' }, count: 1 },
    { id: 'today', label: { vi: '' }, count: 2 },
    { id: 'at_risk', label: { vi: '' }, count: 0 },
    { id: 'on_time', label: { vi: '' }, count: 5 },
    { id: 'waiting', label: { vi: '' }, count: 9 },
  ] as Inbox['groups'];
  const cases = rows(1, 2, 3, 4) as unknown as CaseSummary[];
  it('follow the counts of the same moment', () => {
    expect(grouped(cases, groups, undefined).map((c) => c.group)).toEqual([
      'late',
      'today',
      'today',
      'on_time',
    ]);
  });
  it('are one when one group was asked for', () => {
    expect(sections(grouped(cases, groups, 'waiting')).map((s) => [s.id, s.rows.length])).toEqual([
      ['waiting', 4],
    ]);
  });
  it('never have a group twice', () => {
    const mixed = [
      { group: 'late' as const, no: 1 },
      { group: 'today' as const, no: 2 },
      { group: 'late' as const, no: 3 },
    ];
    expect(sections(mixed).map((s) => s.id)).toEqual(['late', 'today']);
  });
});

describe('whose move it is', () => {
  const me = { id: 5, unit: 'van-phong' };
  const of = (part: Partial<CaseSummary>) => whose({ status: 'processing', ...part } as CaseSummary, me);
  it('tells mine, my unit’s and others’ apart', () => {
    expect(of({ owner: { kind: 'staff', id: '5', name: 'a' } })).toBe('mine');
    expect(of({ owner: { kind: 'staff', id: '6', name: 'b' } })).toBe('other');
    expect(of({ owner: { kind: 'unit', id: 'van-phong', name: 'c' } })).toBe('unit');
    expect(of({ owner: { kind: 'unit', id: 'khac', name: 'd' } })).toBe('other');
    expect(of({ status: 'waiting_applicant' })).toBe('applicant');
  });
});
