import { describe, expect, it } from 'vitest';
import type { PlanPreview } from '@shared/api/types';
import { byHow, byWhy } from './plan-compare';

const preview: PlanPreview = {
  file: 'a.txt',
  title: null,
  issuer: null,
  number: '',
  issued: null,
  period: { from: 2026, to: 2026 },
  lines: 9,
  in_force: 1,
  same_file: false,
  targets: [
    { line: 2, text: 'đạt 98 %', how: 'changed', bound: true },
    { line: 3, text: 'đạt 50 %', how: 'same', bound: false },
  ],
  tasks: [{ line: 7, text: 'Rà soát', how: 'added', unit: 'van-phong', due: '2026-06-30' }],
  duties: [],
  removed: [{ what: 'task', line: 5, text: 'Tập huấn' }],
  doubts: [
    { why: 'unbound', line: 3, text: 'đạt 50 %' },
    { why: 'title', line: 0, text: '' },
    { why: 'unbound', line: 4, text: 'đạt 60 %' },
  ],
  new_units: [],
  kept_bindings: 0,
  left_open: [],
};

describe('a plan beside the plan in force', () => {
  it('is sorted by what changes, nothing lost and nothing twice', () => {
    const groups = byHow(preview);
    expect(groups.added.map((i) => i.text)).toEqual(['Rà soát']);
    expect(groups.changed.map((i) => i.text)).toEqual(['đạt 98 %']);
    expect(groups.removed.map((i) => i.what)).toEqual(['task']);
    expect(groups.same.map((i) => i.line)).toEqual([3]);
    expect(groups.added[0]?.due).toBe('2026-06-30');
  });

  it('says each kind of doubt once, with its lines', () => {
    expect(byWhy(preview.doubts).map((d) => [d.why, d.items.length])).toEqual([
      ['unbound', 2],
      ['title', 0],
    ]);
  });
});
