import { describe, expect, it } from 'vitest';
import { fold } from './fold';
import { money, size } from './number';
import { officeSpan } from './span';
import { civilDay, day, moment, parseTypedDay } from './time';

describe('time', () => {
  it('is Vietnam’s, whatever the device says', () => {
    expect(moment('2026-11-23T17:30:00.000Z', 'vi')).toBe('00:30 thứ Ba 24/11/2026');
    expect(day('2026-11-24')).toBe('24/11/2026');
    expect(civilDay(new Date('2026-11-23T17:30:00.000Z'))).toBe('2026-11-24');
  });
  it.each([
    ['3/9/1990', '1990-09-03'],
    ['03.09.1990', '1990-09-03'],
    ['03091990', '1990-09-03'],
    ['29/2/2024', '2024-02-29'],
    ['29/2/2023', null],
    ['1990', null],
    ['31/4/2026', null],
  ])('reads %s', (typed, iso) => {
    expect(parseTypedDay(typed)).toBe(iso);
  });
});

describe('words', () => {
  it('fold accents and đ', () => {
    expect(fold('  Đăng  ký KHAI sinh ')).toBe('dang ky khai sinh');
  });
  it('count office time in days of eight hours', () => {
    expect(officeSpan(485)).toBe('1 ngày');
    expect(officeSpan(95)).toBe('1 giờ 35 phút');
    expect(officeSpan(-30)).toBe('30 phút');
    expect(officeSpan(0)).toBe('0 phút');
  });
  it('write numbers the Vietnamese way', () => {
    expect(money(8000, 'vi')).toBe('8.000 đồng');
    expect(size(2_500_000)).toBe('2,4 MB');
  });
});
