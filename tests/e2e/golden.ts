/// The pictures of tests/e2e/golden: a page compared with how it looked when somebody last agreed to it.
/// TS_UPDATE_GOLDEN=1 records them anew, those that differ. They are pixels of one browser on one system: where
/// either draws letters otherwise the pages are still walked, but not compared, and the run says so.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Browser, type Page } from '@playwright/test';

export const folder = join(__dirname, 'golden');
const note = join(folder, 'recorded-with.txt');
export const updating = process.env.TS_UPDATE_GOLDEN !== undefined;

/// The browser's version and a hash of a few letters and shapes as it draws them here.
async function signature(browser: Browser): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 320, height: 120 } });
  await page.setContent(
    '<body style="margin:8px;font:17px sans-serif">Ễ ặ ộ Hồ sơ 0123<p style="font:15px monospace">Rg&amp;@ 89' +
      '<p style="border-radius:9px;height:20px;background:linear-gradient(90deg,#0f5f66,#fff)">',
  );
  const drawn = createHash('sha256')
    .update(await page.screenshot())
    .digest('hex')
    .slice(0, 16);
  await page.close();
  return `chromium ${browser.version()}, drawing ${drawn}`;
}

let reason: string | undefined;

/// Why the pictures cannot be compared here; empty when they can.
export async function whyNotCompared(browser: Browser): Promise<string> {
  if (reason !== undefined) return reason;
  const here = await signature(browser);
  if (updating) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(note, `${here}\n`);
    return (reason = '');
  }
  const recorded = existsSync(note) ? readFileSync(note, 'utf8').trim() : 'nothing';
  reason =
    recorded === here
      ? ''
      : `the pictures were recorded with ${recorded}; here is ${here}: pages walked, pictures not compared`;
  return reason;
}

/// What the viewport shows, against tests/e2e/golden/<name>.png. Pictures are stored with at most 256 colours, hence
/// the threshold of a single pixel; a changed word is several times the number of pixels allowed to differ.
export async function compare(page: Page, name: string) {
  if ((await whyNotCompared(page.context().browser()!)) !== '') return;
  await expect
    .soft(page, 'TS_UPDATE_GOLDEN=1 records it, if this is how it should look')
    .toHaveScreenshot(`${name}.png`, {
      animations: 'disabled',
      caret: 'hide',
      threshold: 0.15,
      maxDiffPixels: 120,
    });
}
