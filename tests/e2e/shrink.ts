/// After a recording: the pictures with at most 256 colours each, a third of their size. Without pngquant they stay as
/// they are.
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folder, updating } from './golden';

export default function shrink() {
  if (!updating) return;
  const pictures = readdirSync(folder).filter((f) => f.endsWith('.png'));
  try {
    execFileSync('pngquant', ['--version'], { stdio: 'ignore' });
  } catch {
    console.log('pngquant (apt-get install pngquant) is not here: the pictures stay three times as large');
    return;
  }
  const paths = pictures.map((f) => join(folder, f));
  const done = spawnSync('pngquant', [
    '--force',
    '--nofs',
    '--skip-if-larger',
    '--speed',
    '3',
    '--ext',
    '.png',
    '--',
    ...paths,
  ]);
  // 98: some would have grown, those that were small before, and stay as they are.
  if (done.status !== 0 && done.status !== 98) throw new Error(`pngquant: ${done.stderr}`);
}
