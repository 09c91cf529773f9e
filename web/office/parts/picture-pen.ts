/// What every picture of the office is drawn with: a sheet of one width, written downwards, headed by what it shows,
/// whose it is and as of when. Pure: it is told how wide words are.
import type { Picture } from '@shared/charts/png';
import { wrap, type Ink, type Letters, type MeasureText } from '@shared/charts/svg-text';
import { light as ink } from '@shared/tokens/semantic';

export interface PictureFrame {
  title: string;
  /** The commune and the plan. */
  under: string;
  asOf: string;
  /** What made it, and when. */
  made: string;
}

export const width = 1600;
export const edge = 56;
export const gutter = 48;
export const wide = width - 2 * edge;
export const column = (wide - gutter) / 2;

export const plain: Ink = { size: 18, fill: ink.text };
export const dim: Ink = { size: 16, fill: ink.dim };
export const bold: Ink = { size: 20, fill: ink.text, weight: 700 };
export const heading: Ink = { ...bold, size: 26 };

/// Draws downwards and remembers how far it has come.
export class Pen {
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

  head(frame: PictureFrame) {
    this.y = this.text(edge, this.y, wide, frame.title, { size: 44, fill: ink.text, weight: 700 });
    this.y = this.text(edge, this.y, wide, frame.under, { size: 22, fill: ink.text });
    this.y = this.text(edge, this.y, wide, frame.asOf, { size: 22, fill: ink.brand, weight: 700 }) + 24;
  }

  /// The sheet, as tall as what stands on it. `defs` is what the shapes refer to.
  done(frame: PictureFrame, defs = ''): Picture {
    this.y = this.text(edge, this.y + 24, wide, frame.made, dim);
    const height = Math.ceil(this.y + edge);
    const content = `${defs}<rect width="${width}" height="${height}" fill="#fff"/>${this.out}`;
    return { content, letters: this.letters, width, height };
  }
}
