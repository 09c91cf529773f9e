/// One target as a drawing: what the plan asks, where it stands, why, and how it came there.
import type { Picture } from '@shared/charts/png';
import type { MeasureText } from '@shared/charts/svg-text';
import type { Target } from '@shared/api/types';
import { bold, edge, heading, Pen, plain, wide, type PictureFrame } from './picture-pen';
import { drawTrend, type TrendInput } from './picture-trend';
import { bullet, patterns, tones } from './picture-verdict';

export interface TargetPictureInput extends PictureFrame {
  target: Target;
  verdict: string;
  /** "Hiện nay 39%, yêu cầu từ 55%" */
  figures: string;
  why: string;
  clauseTitle: string;
  indicatorsTitle: string;
  indicators: readonly string[];
  trendTitle: string;
  trend: TrendInput;
}

export function targetPicture(input: TargetPictureInput, measure: MeasureText): Picture {
  const pen = new Pen(measure);
  const { target } = input;
  pen.head(input);
  pen.y = pen.text(edge, pen.y, wide, input.verdict, { ...bold, size: 24, fill: tones[target.verdict] });
  pen.y = pen.text(edge, pen.y, wide, input.figures, { ...bold, size: 24 }) + 18;
  if (target.live != null) {
    pen.out += bullet(edge, pen.y, wide, target);
    pen.y += 34;
  }
  pen.y = pen.text(edge, pen.y, wide, input.why, plain) + 24;
  pen.y = pen.text(edge, pen.y, wide, input.clauseTitle, heading);
  pen.y = pen.text(edge, pen.y, wide, target.quote, plain) + 20;
  if (input.indicators.length > 0) {
    pen.y = pen.text(edge, pen.y, wide, input.indicatorsTitle, heading);
    for (const line of input.indicators) pen.y = pen.text(edge, pen.y, wide, line, plain);
    pen.y += 20;
  }
  pen.y = pen.text(edge, pen.y, wide, input.trendTitle, heading);
  drawTrend(pen, input.trend);
  return pen.done(input, patterns());
}
