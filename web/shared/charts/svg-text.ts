/// Words for pictures made of SVG, which knows no line breaks.
export type Weight = 400 | 700;
export type MeasureText = (text: string, size: number, weight: Weight) => number;

export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

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
  anchor?: 'start' | 'end';
}

export function words(x: number, y: number, text: string, ink: Ink): string {
  return (
    `<text x="${x}" y="${y}" font-size="${ink.size}" font-weight="${ink.weight ?? 400}" fill="${ink.fill}"` +
    `${ink.anchor === 'end' ? ' text-anchor="end"' : ''}>${escape(text)}</text>`
  );
}
