import { describe, expect, it } from 'vitest';
import type { Target } from '@shared/api/types';
import { wrap, type MeasureText } from '@shared/charts/svg-text';
import { span } from '@shared/charts/scale';
import { countOf } from './plan-order';
import { planPicture, type PictureInput } from './plan-picture';

const measure: MeasureText = (text, size) => text.length * size * 0.5;

const target: Target = {
  id: 1,
  line: 1,
  quote: '',
  measure: 'Hồ sơ đúng hạn',
  pillar: 'tthc',
  comparator: '>=',
  value: 98,
  unit: '%',
  indicators: [],
  live: 95,
  verdict: 'missed',
  why: { vi: 'x' },
};

const input = (n: number): PictureInput => ({
  text: {
    title: 'Tổng quan kế hoạch',
    under: 'Xã <An> & Phú',
    asOf: 'Số liệu đến 07:00 22/11/2026',
    made: 'Thông Suốt',
    sum: 'Tính được 1 trên 1',
    open: 'Chưa có số',
    verdicts: {
      met: 'Đạt',
      close: 'Gần đạt',
      missed: 'Chưa đạt',
      declared: 'Do người khai',
      no_data: 'Chưa có số liệu',
      unbound: 'Chưa gắn',
    },
  },
  counts: countOf([target]),
  pillars: [{ name: 'Thủ tục', counts: countOf([target]), said: '1 chưa đạt' }],
  drawn: Array.from({ length: n }, () => ({
    target,
    measure: 'Hồ sơ đúng hạn',
    figures: '95%',
    why: 'Vì sao.',
  })),
  open: [{ measure: 'Chữ ký số', why: 'Cần hồ sơ cán bộ.' }],
});

describe('words in a picture', () => {
  it('break where they would be too wide, and only between words', () => {
    expect(wrap('một hai ba bốn', 40, 10, 400, measure)).toEqual(['một hai', 'ba bốn']);
    expect(wrap('nghiêngngả a', 20, 10, 400, measure)).toEqual(['nghiêngngả', 'a']);
    expect(wrap('  ', 20, 10, 400, measure)).toEqual([]);
  });
});

describe('the picture of a plan', () => {
  it('carries title, commune, date of the figures, each target with its word, and what has no figure', () => {
    const { content, letters } = planPicture(input(1), measure);
    const said = letters.map((l) => l.text);
    for (const text of ['Tổng quan kế hoạch', 'Xã <An> & Phú', 'Số liệu đến 07:00 22/11/2026'])
      expect(said).toContain(text);
    for (const text of ['Chưa đạt', 'Hồ sơ đúng hạn', 'Vì sao.', 'Chữ ký số', 'Cần hồ sơ cán bộ.'])
      expect(said).toContain(text);
    expect(content).toContain('url(#t-missed)');
  });
  it('is as tall as what it holds, two targets to a row', () => {
    const [two, three, four] = [2, 3, 4].map((n) => planPicture(input(n), measure));
    expect(three!.height).toBeGreaterThan(two!.height);
    expect(four!.height).toBe(three!.height);
    expect(four!.width).toBe(1600);
    expect(Math.max(...four!.letters.map((l) => l.y))).toBeLessThan(four!.height);
  });
});

describe('the scale of a bar', () => {
  const bar = { value: 40, threshold: 60, until: null, comparator: '>=', unit: '%' };
  it('is the whole for a share and never leaves the bar', () => {
    expect([span(bar)(40), span(bar)(60), span(bar)(-5), span(bar)(130)]).toEqual([40, 60, 0, 100]);
  });
  it('reaches a little beyond what is asked for a change or a count', () => {
    expect(span({ ...bar, value: 10.58, threshold: 10, comparator: 'increase>=' })(10.58)).toBe(80);
    expect(span({ ...bar, value: 1, threshold: 2, unit: 'lớp' })(2)).toBe(80);
  });
});
