/// A line over time with the threshold it should keep, drawn for a picture as the screen draws it.
import type { TrendPoint } from '@shared/api/types';
import { paths, scaleOf, shortMonth, type Frame } from '@shared/charts/trend-shape';
import { number } from '@shared/lib/number';
import type { Lang } from '@shared/lib/prefs';
import { light as ink } from '@shared/tokens/semantic';
import { dim, edge, wide, type Pen } from './picture-pen';

export interface TrendInput {
  points: readonly TrendPoint[];
  unit: string;
  threshold?: number;
  thresholdLabel?: string;
  lang: Lang;
}

const height = 360;
const frame: Frame = { width: wide, height, left: 70, right: 30, top: 24, bottom: 44 };

export function drawTrend(pen: Pen, { points, unit, threshold, thresholdLabel, lang }: TrendInput) {
  if (!points.some((p) => p.value !== null)) return;
  const s = scaleOf(points, threshold, unit, frame);
  const [left, right] = [edge + frame.left, edge + wide - frame.right];
  const x = (i: number) => edge + s.x(i);
  const y = (v: number) => pen.y + s.y(v);
  for (const v of [s.low, (s.low + s.high) / 2, s.high]) {
    pen.out += `<path d="M${left} ${y(v)}H${right}" stroke="${ink.border}"/>`;
    pen.letters.push({ ...dim, x: edge, y: y(v) + 5, text: number(v, v < 10 ? 1 : 0, lang) });
  }
  points.forEach((p, i) => {
    pen.letters.push({ ...dim, x: x(i) - 18, y: pen.y + height - 12, text: shortMonth(p.period) });
  });
  if (threshold !== undefined) {
    pen.out += `<path d="M${left} ${y(threshold)}H${right}" stroke="${ink.accent}" stroke-width="3" stroke-dasharray="12 8"/>`;
    const said = { ...dim, fill: ink.accent, weight: 700 as const };
    pen.text(left + 8, y(threshold) - 32, wide, thresholdLabel ?? '', said);
  }
  pen.out +=
    `<g transform="translate(${edge} ${pen.y})"><path d="${paths(points, s)}" fill="none" ` +
    `stroke="${ink.brand}" stroke-width="4" stroke-linejoin="round" stroke-linecap="round"/></g>`;
  points.forEach((p, i) => {
    if (p.value === null) return;
    pen.out += `<circle cx="${x(i)}" cy="${y(p.value)}" r="6" fill="${ink.brand}" stroke="#fff" stroke-width="2"/>`;
  });
  pen.y += height + 16;
}
