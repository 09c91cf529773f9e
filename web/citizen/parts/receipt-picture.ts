/// The receipt as a picture for the phone's album: what one needs at the counter, and the code to scan. Drawn
/// here, from what is on the page; loaded only when asked for.
export interface Line {
  term: string;
  value: string;
}

const width = 900;
const margin = 56;
const face = "'Be Vietnam Pro', sans-serif";

function wrap(pen: CanvasRenderingContext2D, text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && pen.measureText(longer).width > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

function picture(url: string): Promise<HTMLImageElement> {
  return new Promise((give, fail) => {
    const img = new Image();
    img.onload = () => give(img);
    img.onerror = () => fail(new Error('qr'));
    img.src = url;
  });
}

interface Row {
  font: string;
  colour: string;
  text: string;
  step: number;
}

export async function receiptPicture(
  commune: string,
  title: string,
  lines: readonly Line[],
  qr: string,
  scan: string,
): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  const pen = canvas.getContext('2d')!;
  const rows: Row[] = [];
  const put = (text: string, size: number, weight: number, colour: string, after = 0) => {
    const font = `${weight} ${size}px ${face}`;
    pen.font = font;
    const wrapped = wrap(pen, text, width - 2 * margin);
    wrapped.forEach((part, i) =>
      rows.push({ font, colour, text: part, step: size * 1.35 + (i === wrapped.length - 1 ? after : 0) }),
    );
  };
  put(commune, 26, 600, '#0f5f66', 8);
  put(title, 38, 700, '#1f1d1a', 28);
  for (const { term, value } of lines) {
    put(term, 24, 400, '#676259', 2);
    put(value, 32, 600, '#1f1d1a', 20);
  }
  const code = 380;
  const text = rows.reduce((sum, r) => sum + r.step, 0);
  canvas.height = Math.ceil(margin + text + code + 90 + margin);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#0f5f66';
  pen.fillRect(0, 0, canvas.width, 14);
  let y = margin;
  for (const row of rows) {
    pen.font = row.font;
    pen.fillStyle = row.colour;
    pen.textBaseline = 'top';
    pen.fillText(row.text, margin, y);
    y += row.step;
  }
  pen.drawImage(await picture(qr), (width - code) / 2, y, code, code);
  pen.font = `400 24px ${face}`;
  pen.fillStyle = '#676259';
  pen.textAlign = 'center';
  pen.fillText(scan, width / 2, y + code + 20);
  return new Promise((give, fail) => {
    canvas.toBlob((blob) => (blob ? give(blob) : fail(new Error('canvas'))), 'image/png');
  });
}

export function save(blob: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
