import { describe, expect, it } from 'vitest';
import { flatSize, flatten, isConvex, projection, whole, type Pixels, type Quad } from './warp';

const slanted: Quad = [
  { x: 10, y: 20 },
  { x: 110, y: 0 },
  { x: 120, y: 90 },
  { x: 0, y: 80 },
];

describe('a slanted sheet', () => {
  it('has its corners where they were put, and a middle between them', () => {
    const at = projection(slanted);
    const close = (u: number, v: number, x: number, y: number) => {
      expect(at(u, v).x).toBeCloseTo(x);
      expect(at(u, v).y).toBeCloseTo(y);
    };
    close(0, 0, 10, 20);
    close(1, 0, 110, 0);
    close(1, 1, 120, 90);
    close(0, 1, 0, 80);
    const middle = at(0.5, 0.5);
    expect(middle.x).toBeGreaterThan(40);
    expect(middle.x).toBeLessThan(80);
  });
  it('is as large flat as its longer edges', () => {
    expect(flatSize(slanted)).toEqual({ width: 120, height: 91 });
    expect(flatSize(whole(30, 40))).toEqual({ width: 30, height: 40 });
  });
  it('must be a sheet', () => {
    expect(isConvex(slanted)).toBe(true);
    const [a, b, c, d] = slanted;
    expect(isConvex([b, a, c, d])).toBe(false);
    expect(isConvex([a, b, { x: 12, y: 21 }, d])).toBe(false);
  });
});

describe('flattening', () => {
  /// A picture whose red is its column and whose green is its row.
  const picture = (width: number, height: number): Pixels => {
    const data = new Uint8ClampedArray(width * height * 4);
    for (let i = 0; i < width * height; i += 1) data.set([i % width, Math.floor(i / width), 7, 255], i * 4);
    return { data, width, height };
  };
  it('of the whole picture changes nothing', () => {
    const from = picture(8, 6);
    const to = { data: new Uint8ClampedArray(8 * 6 * 4), width: 8, height: 6 };
    flatten(from, whole(8, 6), to);
    expect([...to.data]).toEqual([...from.data]);
  });
  it('of a part takes that part', () => {
    const to = { data: new Uint8ClampedArray(2 * 2 * 4), width: 2, height: 2 };
    const part: Quad = [
      { x: 3, y: 2 },
      { x: 5, y: 2 },
      { x: 5, y: 4 },
      { x: 3, y: 4 },
    ];
    flatten(picture(8, 6), part, to);
    expect([...to.data]).toEqual([3, 2, 7, 255, 4, 2, 7, 255, 3, 3, 7, 255, 4, 3, 7, 255]);
  });
});
