/// A picture file of an SVG of ours, made in the browser. An SVG that is shown as an image may fetch nothing, so
/// the letters travel inside it.
import latin400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?url';
import latin700 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-700-normal.woff2?url';
import vietnamese400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url';
import vietnamese700 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-700-normal.woff2?url';
import type { MeasureText } from './svg-text';

export const fontName = 'Be Vietnam Pro';

export interface Picture {
  /** What stands inside the <svg> element. */
  content: string;
  width: number;
  height: number;
}

/// Two subsets have no letters in common that matter here: the second fills in what the first lacks.
const faces = [
  { name: fontName, weight: 400, url: latin400 },
  { name: fontName, weight: 700, url: latin700 },
  { name: `${fontName} V`, weight: 400, url: vietnamese400 },
  { name: `${fontName} V`, weight: 700, url: vietnamese700 },
];
const family = `'${fontName}', '${fontName} V', sans-serif`;

async function dataUrl(url: string): Promise<string> {
  const blob = await (await fetch(url)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('a font could not be read'));
    reader.readAsDataURL(blob);
  });
}

async function fontFaces(): Promise<string> {
  const rules = await Promise.all(
    faces.map(
      async (f) =>
        `@font-face{font-family:'${f.name}';font-weight:${f.weight};src:url(${await dataUrl(f.url)}) format('woff2')}`,
    ),
  );
  return `<style>${rules.join('')}</style>`;
}

/// Widths as the page itself would draw them.
export function measurer(): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  return (text, size, weight) => {
    if (!context) return text.length * size * 0.6;
    context.font = `${weight} ${size}px '${fontName}', sans-serif`;
    return context.measureText(text).width;
  };
}

export async function pngOf(picture: Picture, scale = 2): Promise<Blob> {
  const { width, height, content } = picture;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" ` +
    `viewBox="0 0 ${width} ${height}" font-family="${family}">${await fontFaces()}${content}</svg>`;
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * scale;
    canvas.height = height * scale;
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture came out'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function save(blob: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
