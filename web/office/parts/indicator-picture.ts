/// One indicator as a drawing: its value, what it counts, how it went over the months, and how it splits.
import type { Picture } from '@shared/charts/png';
import type { MeasureText } from '@shared/charts/svg-text';
import { light as ink } from '@shared/tokens/semantic';
import { bold, column, dim, edge, heading, Pen, plain, wide, type PictureFrame } from './picture-pen';
import { drawTrend, type TrendInput } from './picture-trend';

export interface IndicatorPictureInput extends PictureFrame {
  value: string;
  /** Why there is no value; else empty. */
  why: string;
  facts: ReadonlyArray<{ term: string; value: string }>;
  trendTitle: string;
  trend: TrendInput;
  splits: ReadonlyArray<{ title: string; rows: ReadonlyArray<{ name: string; value: string }> }>;
}

export function indicatorPicture(input: IndicatorPictureInput, measure: MeasureText): Picture {
  const pen = new Pen(measure);
  pen.head(input);
  pen.y = pen.text(edge, pen.y, wide, input.value, { size: 64, weight: 700, fill: ink.text });
  if (input.why) pen.y = pen.text(edge, pen.y, wide, input.why, plain);
  pen.y += 12;
  pen.pairs(input.facts, 12, (fact, x, y) =>
    pen.text(x, pen.text(x, y, column, fact.term, dim), column, fact.value, plain),
  );
  pen.y = pen.text(edge, pen.y + 8, wide, input.trendTitle, heading);
  drawTrend(pen, input.trend);
  for (const split of input.splits.filter((one) => one.rows.length > 0)) {
    pen.y = pen.text(edge, pen.y, wide, split.title, heading) + 4;
    pen.pairs(split.rows, 10, (row, x, y) => {
      pen.text(x, y, 200, row.value, bold);
      return pen.text(x + 210, y, column - 210, row.name, plain);
    });
    pen.y += 12;
  }
  return pen.done(input);
}
