/// Where a line over time runs, on the screen and in a picture.
import type { TrendPoint } from '../api/types';

/// The drawing's size and the room around the line.
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Scale {
  x: (i: number) => number;
  y: (v: number) => number;
  low: number;
  high: number;
}

export function scaleOf(
  points: readonly TrendPoint[],
  threshold: number | null | undefined,
  unit: string,
  frame: Frame,
): Scale {
  const values = points.flatMap((p) => (p.value === null ? [] : [p.value]));
  const all = threshold == null ? values : [...values, threshold];
  const spread = Math.max(...all) - Math.min(...all) || Math.max(1, Math.abs(all[0] ?? 1) * 0.2);
  const cap = unit === '%' ? 100 : Infinity;
  const high = Math.min(Math.max(cap, ...all), Math.max(...all) + spread * 0.15);
  const low = Math.max(0, Math.min(...all) - spread * 0.25);
  const width = frame.width - frame.left - frame.right;
  const height = frame.height - frame.top - frame.bottom;
  return {
    low,
    high,
    x: (i) => frame.left + (points.length < 2 ? width / 2 : (i / (points.length - 1)) * width),
    y: (v) => frame.top + height - ((v - low) / (high - low || 1)) * height,
  };
}

/// One path per run of months that have a value: a gap stays a gap.
export function paths(points: readonly TrendPoint[], s: Scale): string {
  let d = '';
  let open = false;
  points.forEach((p, i) => {
    if (p.value === null) {
      open = false;
      return;
    }
    d += `${open ? 'L' : 'M'}${s.x(i).toFixed(1)} ${s.y(p.value).toFixed(1)}`;
    open = true;
  });
  return d;
}

/// "2026-05" as "5/26".
export function shortMonth(period: string): string {
  const match = /^(\d{4})-(\d{2})$/.exec(period);
  return match ? `${Number(match[2])}/${match[1]?.slice(2)}` : period;
}
