/// Steps several walks have in common.
import { expect, type Page } from '@playwright/test';

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/// The smallest photograph there is.
export const photo = { name: 'anh.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') };

/// From the citizen's home to the first question of the birth form, with plain words typed without accents.
export async function findBirthForm(page: Page, follow: (name: string | RegExp) => Promise<void>) {
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('dang ky khai sinh');
  await page.keyboard.press('Enter');
  await follow(/Làm giấy khai sinh cho con/);
  await follow('Nộp hồ sơ');
}

/// At the counter: words typed, the first procedure found taken, the form's first field ready to type into.
export async function takeProcedure(page: Page, words: string) {
  const ready = page.locator('[role=listbox][data-ready]');
  await ready.waitFor();
  await page.keyboard.type(words);
  await ready.waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Họ và tên')).toBeFocused();
}
