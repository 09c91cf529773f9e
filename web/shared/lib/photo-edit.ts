/// The canvas side of the photo editor: read, turn, lay flat, write.
import { longestSide } from './photo';
import { flatSize, flatten, type Quad } from './warp';

export interface Turn {
  /** Quarter turns clockwise, 0 to 3. */
  quarters: number;
  /** Fine straightening, in degrees. */
  angle: number;
}

const context = (canvas: HTMLCanvasElement) => canvas.getContext('2d', { willReadFrequently: true })!;

function blank(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}

/// The photo upright, at most as large as it will be sent.
export async function readPhoto(file: Blob): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = blank(bitmap.width * scale, bitmap.height * scale);
  context(canvas).drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

/// Turned about its middle, in a frame as large as the quarter turn needs; what the fine angle pushes out of
/// it is cut.
export function turnPhoto(photo: HTMLCanvasElement, { quarters, angle }: Turn): HTMLCanvasElement {
  const lying = quarters % 2 === 1;
  const canvas = lying ? blank(photo.height, photo.width) : blank(photo.width, photo.height);
  const pen = context(canvas);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate(((quarters * 90 + angle) * Math.PI) / 180);
  pen.drawImage(photo, -photo.width / 2, -photo.height / 2);
  return canvas;
}

export async function layFlat(photo: HTMLCanvasElement, quad: Quad): Promise<Blob> {
  const { width, height } = flatSize(quad);
  const canvas = blank(width, height);
  const pen = context(canvas);
  const to = pen.createImageData(width, height);
  flatten(context(photo).getImageData(0, 0, photo.width, photo.height), quad, to);
  pen.putImageData(to, 0, 0);
  return new Promise((give, fail) => {
    canvas.toBlob((blob) => (blob ? give(blob) : fail(new Error('canvas'))), 'image/jpeg', 0.85);
  });
}
