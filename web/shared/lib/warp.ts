/// A paper photographed at a slant, laid flat: the map from the flat sheet to the four corners in the picture,
/// and the picture taken through it. Pure; pixels come and go as plain arrays.
export interface Point {
  x: number;
  y: number;
}
/** Top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

export const whole = (width: number, height: number): Quad => [
  { x: 0, y: 0 },
  { x: width, y: 0 },
  { x: width, y: height },
  { x: 0, y: height },
];

const length = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/// How large the flat sheet is: as long as the longer of each two opposite edges.
export function flatSize([a, b, c, d]: Quad): { width: number; height: number } {
  return {
    width: Math.max(1, Math.round(Math.max(length(a, b), length(d, c)))),
    height: Math.max(1, Math.round(Math.max(length(a, d), length(b, c)))),
  };
}

/// Corners in order, none inside the others: what a sheet of paper can look like.
export function isConvex(quad: Quad): boolean {
  return quad.every((p, i) => {
    const q = quad[(i + 1) % 4]!;
    const r = quad[(i + 2) % 4]!;
    return (q.x - p.x) * (r.y - q.y) - (q.y - p.y) * (r.x - q.x) > 0;
  });
}

/// Where the point (u, v) of the flat sheet, 0 to 1 both ways, lies in the picture.
export function projection([a, b, c, d]: Quad): (u: number, v: number) => Point {
  const dx1 = b.x - c.x;
  const dx2 = d.x - c.x;
  const dy1 = b.y - c.y;
  const dy2 = d.y - c.y;
  const sx = a.x - b.x + c.x - d.x;
  const sy = a.y - b.y + c.y - d.y;
  const det = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / det;
  const h = (dx1 * sy - sx * dy1) / det;
  return (u, v) => {
    const w = g * u + h * v + 1;
    return {
      x: ((b.x - a.x + g * b.x) * u + (d.x - a.x + h * d.x) * v + a.x) / w,
      y: ((b.y - a.y + g * b.y) * u + (d.y - a.y + h * d.y) * v + a.y) / w,
    };
  };
}

export interface Pixels {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/// The flat sheet, each of its pixels mixed from the four around its place in the picture.
export function flatten(from: Pixels, quad: Quad, to: Pixels) {
  const at = projection(quad);
  const { data, width, height } = from;
  for (let row = 0; row < to.height; row += 1) {
    for (let column = 0; column < to.width; column += 1) {
      const p = at((column + 0.5) / to.width, (row + 0.5) / to.height);
      const x = Math.min(Math.max(p.x - 0.5, 0), width - 1);
      const y = Math.min(Math.max(p.y - 0.5, 0), height - 1);
      const left = Math.floor(x);
      const top = Math.floor(y);
      const fx = x - left;
      const fy = y - top;
      const i = (top * width + left) * 4;
      const right = left + 1 < width ? 4 : 0;
      const below = top + 1 < height ? width * 4 : 0;
      const o = (row * to.width + column) * 4;
      for (let k = 0; k < 3; k += 1) {
        const upper = data[i + k]! * (1 - fx) + data[i + right + k]! * fx;
        const lower = data[i + below + k]! * (1 - fx) + data[i + below + right + k]! * fx;
        to.data[o + k] = upper * (1 - fy) + lower * fy;
      }
      to.data[o + 3] = 255;
    }
  }
}
