/// The overview as a drawing to keep or to send: the same figures, words and patterns as on the screen, on white.
/// Pure: it is told how wide words are.
import { wrap, type Ink, type Letters, type MeasureText } from '@shared/charts/svg-text';
import { span } from '@shared/charts/scale';
import type { Picture } from '@shared/charts/png';
import { light as ink } from '@shared/tokens/semantic';
import type { Target, Verdict } from '@shared/api/types';
import { verdicts, type Counts } from './plan-order';

export interface PictureText {
  title: string;
  /** The commune and the plan. */
  under: string;
  asOf: string;
  made: string;
  sum: string;
  open: string;
  verdicts: Readonly<Record<Verdict, string>>;
}

export interface PictureTarget {
  target: Target;
  measure: string;
  /** "Hiện nay 39%, yêu cầu từ 55%" */
  figures: string;
  why: string;
}

export interface PictureInput {
  text: PictureText;
  counts: Counts;
  pillars: ReadonlyArray<{ name: string; counts: Counts; said: string }>;
  drawn: readonly PictureTarget[];
  /** What has no figure: name and why. */
  open: ReadonlyArray<{ measure: string; why: string }>;
}

const width = 1600;
const edge = 56;
const gutter = 48;
const column = (width - 2 * edge - gutter) / 2;

const tones: Record<Verdict, string> = {
  met: ink.ok,
  close: ink.soon,
  missed: ink.late,
  declared: ink.wait,
  no_data: ink['border-strong'],
  unbound: ink['border-strong'],
};

/// The patterns of tone.module.css.
function patterns(): string {
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

function block(x: number, y: number, w: number, h: number, verdict: Verdict): string {
  return `<rect x="${x}" y="${y}" width="${Math.max(2, w)}" height="${h}" fill="url(#t-${verdict})" stroke="${tones[verdict]}"/>`;
}

function share(x: number, y: number, w: number, h: number, counts: Counts): string {
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

function bullet(x: number, y: number, target: Target): string {
  const at = span({
    value: target.live ?? null,
    threshold: target.value,
    until: target.value2 ?? null,
    comparator: target.comparator,
    unit: target.unit,
  });
  const place = (v: number) => x + (at(v) / 100) * column;
  const mark = (v: number) => {
    const m = place(v);
    return (
      `<path d="M${m} ${y - 5}V${y + 25}" stroke="${ink.text}" stroke-width="4"/>` +
      `<path d="M${m - 7} ${y - 12}h14l-7 9z" fill="${ink.text}"/>`
    );
  };
  return (
    `<rect x="${x}" y="${y}" width="${column}" height="20" fill="${ink.sunken}" stroke="${ink['border-strong']}"/>` +
    block(x, y, place(target.live ?? 0) - x, 20, target.verdict) +
    mark(target.value) +
    (target.value2 == null ? '' : mark(target.value2))
  );
}

/// Draws downwards and remembers how far it has come.
class Pen {
  out = '';
  letters: Letters[] = [];
  y = edge;
  constructor(private readonly measure: MeasureText) {}

  /// Lines of text from `y`; the place under the last one.
  text(x: number, y: number, w: number, text: string, style: Ink): number {
    const lines = wrap(text, w, style.size, style.weight ?? 400, this.measure);
    const step = style.size * 1.4;
    lines.forEach((line, i) => {
      this.letters.push({ x, y: y + style.size + i * step, text: line, ...style });
    });
    return y + lines.length * step;
  }

  /// Cells side by side in two columns; the next row begins under the taller one.
  pairs<T>(cells: readonly T[], gap: number, draw: (cell: T, x: number, y: number) => number) {
    for (let i = 0; i < cells.length; i += 2) {
      const ends = cells.slice(i, i + 2).map((cell, k) => draw(cell, edge + k * (column + gutter), this.y));
      this.y = Math.max(...ends) + gap;
    }
  }
}

const plain: Ink = { size: 18, fill: ink.text };
const dim: Ink = { size: 16, fill: ink.dim };
const bold: Ink = { size: 20, fill: ink.text, weight: 700 };

function head(pen: Pen, { text, counts }: PictureInput) {
  const wide = width - 2 * edge;
  pen.y = pen.text(edge, pen.y, wide, text.title, { size: 44, fill: ink.text, weight: 700 });
  pen.y = pen.text(edge, pen.y, wide, text.under, { size: 22, fill: ink.text });
  pen.y = pen.text(edge, pen.y, wide, text.asOf, { size: 22, fill: ink.brand, weight: 700 }) + 24;
  pen.y = pen.text(edge, pen.y, wide, text.sum, { size: 22, fill: ink.text }) + 12;
  pen.out += share(edge, pen.y, wide, 36, counts);
  pen.y += 56;
  let x = edge;
  for (const v of verdicts.filter((one) => counts[one] > 0)) {
    pen.out += block(x, pen.y, 24, 24, v);
    pen.letters.push({ x: x + 34, y: pen.y + 20, text: `${counts[v]} ${text.verdicts[v]}`, ...bold });
    x += 300;
  }
  pen.y += 60;
}

export function planPicture(input: PictureInput, measure: MeasureText): Picture {
  const pen = new Pen(measure);
  head(pen, input);
  pen.pairs(input.pillars, 20, (p, x, y) => {
    const under = pen.text(x, y, column, p.name, bold) + 4;
    pen.out += share(x, under, column, 16, p.counts);
    return pen.text(x, under + 22, column, p.said, dim);
  });
  pen.y += 24;
  pen.pairs(input.drawn, 28, (cell, x, y) => {
    const said = input.text.verdicts[cell.target.verdict];
    const style: Ink = { size: 17, weight: 700, fill: tones[cell.target.verdict] };
    const named = pen.text(x, pen.text(x, y, column, said, style), column, cell.measure, bold);
    const figured = pen.text(x, named, column, cell.figures, plain) + 16;
    pen.out += bullet(x, figured, cell.target);
    return pen.text(x, figured + 30, column, cell.why, dim);
  });
  if (input.open.length > 0) {
    pen.y = pen.text(edge, pen.y + 16, width - 2 * edge, input.text.open, { ...bold, size: 26 }) + 8;
    pen.pairs(input.open, 14, (cell, x, y) =>
      pen.text(x, pen.text(x, y, column, cell.measure, { ...plain, weight: 700 }), column, cell.why, dim),
    );
  }
  pen.y = pen.text(edge, pen.y + 24, width - 2 * edge, input.text.made, dim);
  const height = Math.ceil(pen.y + edge);
  const content = patterns() + `<rect width="${width}" height="${height}" fill="#fff"/>${pen.out}`;
  return { content, letters: pen.letters, width, height };
}
