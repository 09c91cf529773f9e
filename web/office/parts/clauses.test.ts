import { describe, expect, it } from 'vitest';
import { pieces } from './clauses';

describe('a line of the plan', () => {
  it('is one piece when nothing is stated in it', () => {
    expect(pieces('I. MỤC TIÊU', [])).toEqual([{ text: 'I. MỤC TIÊU' }]);
  });
  it('is cut at each of its clauses', () => {
    const line = '- 90% hồ sơ nộp trên mạng; trên 60% trả phí trên mạng.';
    expect(
      pieces(line, [
        { id: 2, quote: 'trên 60% trả phí trên mạng' },
        { id: 1, quote: '90% hồ sơ nộp trên mạng' },
      ]),
    ).toEqual([
      { text: '- ' },
      { text: '90% hồ sơ nộp trên mạng', target: 1 },
      { text: '; ' },
      { text: 'trên 60% trả phí trên mạng', target: 2 },
      { text: '.' },
    ]);
  });
  it('keeps a target in reach whose words stand differently', () => {
    expect(pieces('Đạt 98 phần trăm', [{ id: 7, quote: 'đạt 98%' }])).toEqual([
      { text: 'Đạt 98 phần trăm', target: 7 },
    ]);
    const both = pieces('đạt 98%', [
      { id: 7, quote: 'đạt 98%' },
      { id: 8, quote: 'giảm 20%' },
    ]);
    expect(both.map((p) => p.target)).toEqual([7, 8]);
  });
  it('loses no word of the line', () => {
    const line = 'a 1% b 2% c';
    const cut = pieces(line, [
      { id: 1, quote: '1%' },
      { id: 2, quote: '2%' },
    ]);
    expect(cut.map((p) => p.text).join('')).toBe(line);
  });
});
