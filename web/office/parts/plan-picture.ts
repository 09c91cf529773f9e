/// The overview as a drawing to keep or to send: the same figures, words and patterns as on the screen, on white.
import type { Picture } from '@shared/charts/png';
import type { Ink, MeasureText } from '@shared/charts/svg-text';
import { light as ink } from '@shared/tokens/semantic';
import type { Target, Verdict } from '@shared/api/types';
import { bold, column, dim, edge, heading, Pen, plain, wide, type PictureFrame } from './picture-pen';
import { block, bullet, patterns, share, tones } from './picture-verdict';
import { verdicts, type Counts } from './plan-order';

export interface PictureText extends PictureFrame {
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

function head(pen: Pen, { text, counts }: PictureInput) {
  pen.head(text);
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
    pen.out += bullet(x, figured, column, cell.target);
    return pen.text(x, figured + 30, column, cell.why, dim);
  });
  if (input.open.length > 0) {
    pen.y = pen.text(edge, pen.y + 16, wide, input.text.open, heading) + 8;
    pen.pairs(input.open, 14, (cell, x, y) =>
      pen.text(x, pen.text(x, y, column, cell.measure, { ...plain, weight: 700 }), column, cell.why, dim),
    );
  }
  return pen.done(input.text, patterns());
}
