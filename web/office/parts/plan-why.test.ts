import { describe, expect, it } from 'vitest';
import type { Target, TrendPoint } from '@shared/api/types';
import { countOf, gap, pillarsOf, stateOf, worstFirst } from './plan-order';
import { daysLeft, moveOf, whyNow } from './plan-why';

const month = (i: number, numerator: number, denominator: number): TrendPoint => ({
  period: `2026-${String(i).padStart(2, '0')}`,
  from: `2026-${String(i).padStart(2, '0')}-01`,
  to: `2026-${String(i).padStart(2, '0')}-28`,
  value: denominator === 0 ? null : (numerator / denominator) * 100,
  numerator,
  denominator,
});

const base: Target = {
  id: 18,
  line: 92,
  quote: 'Tỷ lệ thanh toán trực tuyến đạt tối thiểu 55%',
  measure: 'Tỷ lệ thanh toán trực tuyến',
  pillar: 'tthc',
  comparator: '>=',
  value: 55,
  value2: null,
  unit: '%',
  by: null,
  indicators: ['x'],
  live: 39,
  numerator: 39,
  denominator: 100,
  verdict: 'missed',
  why: { vi: 'Chưa đạt: 39%, yêu cầu 55%, còn cách 16 điểm phần trăm; 61 hồ sơ chưa đạt.', en: 'Not met.' },
  trend: [
    month(5, 10, 50),
    month(6, 20, 50),
    month(7, 30, 100),
    month(8, 20, 50),
    month(9, 10, 20),
    month(10, 30, 30),
  ],
};
const when = { asOf: '2026-11-20T18:00:00.000Z', planTo: 2026 };

describe('the way it moves', () => {
  it('weighs months by their cases', () => {
    expect(moveOf(base.trend ?? [], '%')).toEqual({ now: 60, before: 30, change: 30 });
  });
  it('is not said from too few months, nor of counts', () => {
    expect(moveOf([month(9, 1, 2), month(10, 1, 2)], '%')).toBeNull();
    expect(moveOf(base.trend ?? [], 'lớp')).toBeNull();
    const gaps = [month(5, 0, 0), month(6, 0, 0), month(7, 5, 9), ...(base.trend ?? []).slice(-3)];
    expect(moveOf(gaps, '%')).toBeNull();
  });
});

describe('the time left', () => {
  it('runs from Vietnam’s day of the figures to the end of the year', () => {
    expect(daysLeft(null, when.asOf, 2026)).toBe(40);
    expect(daysLeft('trong năm', when.asOf, 2026)).toBe(40);
    expect(daysLeft('2027', when.asOf, 2026)).toBe(405);
    expect(daysLeft(null, '2027-01-02T00:00:00.000Z', 2026)).toBe(-2);
  });
  it('is not guessed from words it does not know', () => {
    expect(daysLeft('Quý I/2026', when.asOf, 2026)).toBeNull();
  });
});

describe('the sentence', () => {
  it('is the server’s, then the trend, then the time', () => {
    expect(whyNow(base, when, 'vi')).toBe(
      'Chưa đạt: 39%, yêu cầu 55%, còn cách 16 điểm phần trăm; 61 hồ sơ chưa đạt; ' +
        'ba tháng gần nhất tăng 30 điểm so với ba tháng trước; còn 40 ngày đến hạn.',
    );
  });
  it('says that a trend cannot be said', () => {
    expect(whyNow({ ...base, trend: [] }, when, 'vi')).toContain(
      'chưa đủ tháng có số liệu để nói tăng hay giảm',
    );
  });
  it('names no time left for what is met, and the plan’s own words for a time it cannot reckon', () => {
    expect(whyNow({ ...base, verdict: 'met' }, when, 'vi')).not.toContain('còn 40 ngày');
    expect(whyNow({ ...base, by: 'Quý I/2026' }, when, 'vi')).toContain('hạn trong kế hoạch: Quý I/2026');
    expect(whyNow(base, { ...when, asOf: '2027-02-01T00:00:00.000Z' }, 'vi')).toContain('đã hết hạn');
  });
  it('adds nothing to what could not be computed', () => {
    const none = {
      ...base,
      live: null,
      verdict: 'no_data' as const,
      why: { vi: 'Chưa tính được: thiếu sổ.' },
    };
    expect(whyNow(none, when, 'vi')).toBe('Chưa tính được: thiếu sổ.');
  });
});

describe('red first', () => {
  const make = (
    id: number,
    verdict: Target['verdict'],
    live: number | null,
    pillar: Target['pillar'] = 'tthc',
  ) => ({
    ...base,
    id,
    line: id,
    verdict,
    live,
    pillar,
  });
  const all = [
    make(1, 'no_data', null, 'the_che'),
    make(2, 'met', 99),
    make(3, 'missed', 50),
    make(4, 'close', 54),
    make(5, 'missed', 10),
  ];
  it('puts the furthest missed at the top and what is not known at the end', () => {
    expect(worstFirst(all).map((x) => x.id)).toEqual([5, 3, 4, 2, 1]);
  });
  it('measures a range from its nearer end', () => {
    expect(gap({ live: 40, value: 25, value2: 35 })).toBeCloseTo(5 / 35);
    expect(gap({ live: null, value: 25, value2: null })).toBe(0);
  });
  it('gives a pillar the state of its worst computed target', () => {
    const [a, b] = pillarsOf(['the_che', 'tthc', 'cong_vu'], all);
    expect([a?.id, a?.state]).toEqual(['the_che', 'no_data']);
    expect([b?.id, b?.state]).toEqual(['tthc', 'missed']);
    expect(stateOf(countOf([make(1, 'met', 99), make(2, 'no_data', null)]))).toBe('met');
  });
});
