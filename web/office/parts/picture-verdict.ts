/// Targets as they stand, drawn for a picture: the colours and patterns of the screen, and bars against what is asked.
import { span } from '@shared/charts/scale';
import { light as ink } from '@shared/tokens/semantic';
import type { Target, Verdict } from '@shared/api/types';
import { verdicts, type Counts } from './plan-order';

export const tones: Record<Verdict, string> = {
  met: ink.ok,
  close: ink.soon,
  missed: ink.late,
  declared: ink.wait,
  no_data: ink['border-strong'],
  unbound: ink['border-strong'],
};

/// The patterns of tone.module.css.
export function patterns(): string {
  const tile = (id: Verdict, size: number, inside: string, ground: string) =>
    `<pattern id="t-${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">` +
    `<rect width="${size}" height="${size}" fill="${ground}"/>${inside}</pattern>`;
  const dots = `<circle cx="4" cy="4" r="1.4" fill="${ink['border-strong']}"/>`;
  const slant = `<path d="M-2 12L12-2M4 18L18 4" stroke="${ink.soon}" stroke-width="5"/>`;
  const cross = '<path d="M0 0L8 8M8 0L0 8" stroke="#fff" stroke-opacity=".55" stroke-width="1.3"/>';
  const bars = `<path d="M2 0V8" stroke="${ink.wait}" stroke-width="2"/>`;
  return (
    '<defs>' +
    tile('met', 8, '', ink.ok) +
    tile('close', 12, slant, ink['soon-soft']) +
    tile('missed', 8, cross, ink.late) +
    tile('declared', 8, bars, ink['wait-soft']) +
    tile('no_data', 8, dots, '#fff') +
    tile('unbound', 8, dots, '#fff') +
    '</defs>'
  );
}

export function block(x: number, y: number, w: number, h: number, verdict: Verdict): string {
  return `<rect x="${x}" y="${y}" width="${Math.max(2, w)}" height="${h}" fill="url(#t-${verdict})" stroke="${tones[verdict]}"/>`;
}

export function share(x: number, y: number, w: number, h: number, counts: Counts): string {
  const all = verdicts.reduce((n, v) => n + counts[v], 0) || 1;
  let at = x;
  return verdicts
    .filter((v) => counts[v] > 0)
    .map((v) => {
      const part = (counts[v] / all) * w;
      const drawn = block(at, y, part - 3, h, v);
      at += part;
      return drawn;
    })
    .join('');
}

export function bullet(x: number, y: number, width: number, target: Target): string {
  const at = span({
    value: target.live ?? null,
    threshold: target.value,
    until: target.value2 ?? null,
    comparator: target.comparator,
    unit: target.unit,
  });
  const place = (v: number) => x + (at(v) / 100) * width;
  const mark = (v: number) => {
    const m = place(v);
    return (
      `<path d="M${m} ${y - 5}V${y + 25}" stroke="${ink.text}" stroke-width="4"/>` +
      `<path d="M${m - 7} ${y - 12}h14l-7 9z" fill="${ink.text}"/>`
    );
  };
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="20" fill="${ink.sunken}" stroke="${ink['border-strong']}"/>` +
    block(x, y, place(target.live ?? 0) - x, 20, target.verdict) +
    mark(target.value) +
    (target.value2 == null ? '' : mark(target.value2))
  );
}
