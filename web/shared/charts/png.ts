/// A picture file, made in the browser: shapes from an SVG of ours, letters over them. An SVG shown as an image may
/// fetch no font, and one that carries its fonts is drawn before they are read; the page's own are there.
import type { Letters, MeasureText, Weight } from './svg-text';

export interface Picture {
  /** The shapes: what stands inside the <svg> element. */
  content: string;
  letters: readonly Letters[];
  width: number;
  height: number;
}

const font = (size: number, weight: Weight) => `${weight} ${size}px 'Be Vietnam Pro', sans-serif`;
const everyMark = 'AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYaăâđêôơưàảãáạầẩẫấậ0123456789%';

/// The letters of both weights, with all the marks; to be awaited before anything is measured.
export async function readyLetters() {
  await Promise.all(([400, 700] as const).map((weight) => document.fonts.load(font(20, weight), everyMark)));
}

/// Widths as the picture will draw them.
export function measurer(): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  return (text, size, weight) => {
    if (!context) return text.length * size * 0.6;
    context.font = font(size, weight);
    return context.measureText(text).width;
  };
}

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

export async function pngOf({ content, letters, width, height }: Picture, scale = 2): Promise<Blob> {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" ` +
    `viewBox="0 0 ${width} ${height}">${content}</svg>`;
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no pictures');
  context.drawImage(await imageOf(svg), 0, 0);
  context.scale(scale, scale);
  for (const l of letters) {
    context.font = font(l.size, l.weight ?? 400);
    context.fillStyle = l.fill;
    context.fillText(l.text, l.x, l.y);
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture came out'))), 'image/png'),
  );
}

export function save(blob: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
