/// Words for pictures, which know no line breaks.
export type Weight = 400 | 700;
export type MeasureText = (text: string, size: number, weight: Weight) => number;

/// The words in lines no wider than `width`; a word wider than that stands alone.
export function wrap(
  text: string,
  width: number,
  size: number,
  weight: Weight,
  measure: MeasureText,
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer, size, weight) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

export interface Ink {
  size: number;
  fill: string;
  weight?: Weight;
}

/// A line of text on a picture, from the left end of its baseline.
export interface Letters extends Ink {
  x: number;
  y: number;
  text: string;
}
