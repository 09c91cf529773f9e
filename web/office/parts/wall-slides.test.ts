import { describe, expect, it } from 'vitest';
import type { Target } from '@shared/api/types';
import { pillarsOf } from './plan-order';
import { slidesOf, turn } from './wall-slides';

const target = (id: number, pillar: Target['pillar'], live: number | null): Target => ({
  id,
  line: id,
  quote: '',
  measure: `Mục tiêu ${id}`,
  pillar,
  comparator: '>=',
  value: 90,
  unit: '%',
  indicators: [],
  live,
  verdict: live === null ? 'no_data' : 'missed',
  why: { vi: 'x' },
});

describe('the wall', () => {
  const targets = [
    ...Array.from({ length: 7 }, (_, i) => target(i + 1, 'tthc', 10 + i)),
    target(8, 'the_che', null),
    target(9, 'cong_vu', 50),
  ];
  const slides = slidesOf(pillarsOf(['the_che', 'tthc', 'cong_vu'], targets), 3);
  it('shows the whole, pillars in pages that fit, and what has no figure', () => {
    expect(
      slides.map((s) => [s.kind, s.kind === 'pillar' ? `${s.pillar.id} ${s.part}/${s.parts}` : '']),
    ).toEqual([
      ['whole', ''],
      ['pillar', 'tthc 1/3'],
      ['pillar', 'tthc 2/3'],
      ['pillar', 'tthc 3/3'],
      ['pillar', 'cong_vu 1/1'],
      ['open', ''],
    ]);
  });
  it('leaves no target out and shows none twice', () => {
    const shown = slides.flatMap((s) => (s.kind === 'whole' ? [] : s.targets.map((x) => x.id)));
    expect([...shown].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
  it('has no empty page', () => {
    expect(slidesOf(pillarsOf(['tthc'], [target(1, 'tthc', 5)]), 3).map((s) => s.kind)).toEqual([
      'whole',
      'pillar',
    ]);
  });
  it('goes round both ways', () => {
    expect([turn(5, 1, 6), turn(0, -1, 6), turn(2, 1, 6)]).toEqual([0, 5, 3]);
  });
});
