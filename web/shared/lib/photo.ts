/// Phone cameras make 4 to 12 MB where 400 KB reads as well. A photo is scaled to at most 2,000 pixels and
/// turned upright on the device before it costs anybody data. What is no photo, or cannot be read here, goes
/// as it is.
export const longestSide = 2000;
const leaveAlone = 600 * 1024;

export async function shrinkPhoto(file: File): Promise<Blob> {
  if (!/^image\/(jpeg|png|webp|heic|heif)$/.test(file.type) || file.size <= leaveAlone) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const small = await new Promise<Blob | null>((give) => {
      canvas.toBlob(give, 'image/jpeg', 0.85);
    });
    return small && small.size < file.size ? small : file;
  } catch {
    return file;
  }
}

/// The name under which the shrunk photo goes: its content is JPEG now.
export function photoName(name: string, blob: Blob): string {
  return blob.type === 'image/jpeg' ? name.replace(/\.(png|webp|heic|heif|jpe?g)$/i, '') + '.jpg' : name;
}
