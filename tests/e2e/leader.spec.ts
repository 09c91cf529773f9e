/// The leader's screens over made-up answers: from the overview to a case in three clicks, the clause beside its
/// target both ways, what an empty plan teaches and what a broken line says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe';
import { commune } from './fixtures/place';
import { officeRoutes } from './fixtures/office';
import { mock, origin, type Routes } from './mock';

const plan = `/api/v1/communes/${commune}/office/plan`;
const staff = ['ts_staff_csrf'];

test.use({ viewport: { width: 1440, height: 900 } });

async function open(page: Page, path: string, routes: Routes = officeRoutes) {
  await mock(page, { ...routes }, staff);
  await page.goto(`${origin}/office${path}`);
}

test('three clicks lead from the overview to a case behind a figure', async ({ page }) => {
  await page.addInitScript(() => {
    addEventListener(
      'click',
      () => sessionStorage.setItem('clicks', String(1 + Number(sessionStorage.getItem('clicks')))),
      true,
    );
  });
  await open(page, '/tong-quan');
  const worst = page.locator('[data-target]').first();
  await expect(worst).toContainText('Chưa đạt');
  await expect(worst).toContainText('48 hồ sơ trễ hạn; ');
  await worst.getByRole('link', { name: 'Tỷ lệ hồ sơ giải quyết đúng hạn' }).click();
  await page.getByRole('link', { name: 'Xem 48 trường hợp chưa đạt' }).click();
  await expect(page.getByRole('button', { name: 'Ngoài tử số (48)' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.locator('[data-case="1"]').click();
  await expect(page).toHaveURL(/\/office\/ho-so\/1$/);
  expect(await page.evaluate(() => sessionStorage.getItem('clicks'))).toBe('3');
});

test('the overview counts every target once and shows a pillar or a state alone', async ({ page }) => {
  await open(page, '/tong-quan');
  await expect(page.getByText('Tính được 3 trên 4 mục tiêu, 1 mục tiêu đạt.')).toBeVisible();
  await expect(page.locator('[data-target]')).toHaveCount(4);
  await expect(page.locator('[data-target]').last()).toContainText('Chưa có chỉ số nào đo mục tiêu này.');
  await page.getByRole('button', { name: /^1\s*Gần đạt/ }).click();
  await expect(page.locator('[data-target]')).toHaveCount(1);
  await expect(page).toHaveURL(/tinh-trang=close/);
  await page.getByRole('button', { name: /Tất cả/ }).click();
  await page.getByRole('button', { name: /Thủ tục hành chính, 4 mục tiêu/ }).click();
  await expect(page.locator('[data-target]')).toHaveCount(4);
  expect(await violations(page)).toEqual([]);
});

for (const [name, viewport] of [
  ['beside it on a desk', { width: 1440, height: 900 }],
  ['below it on a phone', { width: 360, height: 800 }],
] as const) {
  test(`a clause and its target point to one another, ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await open(page, '/ke-hoach');
    await page
      .locator('[data-target="14"]')
      .getByRole('button', { name: /Xem trong văn bản, dòng 7/ })
      .click();
    const clause = page.locator('[data-clause="14"]');
    await expect(clause).toBeFocused();
    await expect(clause).toBeInViewport();
    await expect(clause).toHaveAttribute('aria-current', 'true');
    await page.locator('[data-clause="12"]').click();
    await expect(page.locator('[data-target="12"] a').first()).toBeFocused();
    await expect(page.locator('[data-target="12"]')).toBeInViewport();
    await expect(page).toHaveURL(/muc=12&dong=5/);
  });
}

test('a link to a clause opens there on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page, '/ke-hoach?muc=14&dong=7');
  await expect(page.locator('[data-clause="14"]')).toBeInViewport();
});

test('without a plan the page teaches how one comes in', async ({ page }) => {
  const { [plan]: _plan, [`${plan}/targets`]: _targets, ...routes } = officeRoutes;
  await open(page, '/tong-quan', routes);
  await expect(page.getByText('Chưa có kế hoạch nào')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Đưa vào dùng' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('figures that do not come say so and are asked for again', async ({ page }) => {
  const routes: Routes = {
    ...officeRoutes,
    [`${plan}/targets`]: {
      status: 500,
      problem: { title: 'Lỗi', status: 500, detail: 'x', code: 'internal', request_id: 'yc-1' },
    },
  };
  await mock(page, routes, staff);
  await page.goto(`${origin}/office/tong-quan`);
  await expect(page.getByRole('alert')).toContainText('Máy chủ gặp lỗi');
  routes[`${plan}/targets`] = officeRoutes[`${plan}/targets`];
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.locator('[data-target]')).toHaveCount(4);
});

for (const [path, file, most] of [
  ['/ke-hoach/muc-tieu/12', 'muc-tieu-12-17464', 3000],
  ['/chi-so/ty-le-ho-so-tthc-dung-han', 'chi-so-ty-le-ho-so-tthc-dung-han-17464', 3200],
  ['/nhiem-vu', 'nhiem-vu-17464', 2000],
] as const)
  test(`a picture of ${path} is a file as wide as the others and as tall as what it holds`, async ({
    page,
  }) => {
    await open(page, path);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải ảnh PNG' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^${file}-\\d{4}-\\d{2}-\\d{2}\\.png$`));
    const png = readFileSync(await download.path());
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect(png.readUInt32BE(16)).toBe(3200);
    expect(png.readUInt32BE(20)).toBeGreaterThan(900);
    expect(png.readUInt32BE(20)).toBeLessThan(most);
    if (process.env.SHOTS) await download.saveAs(join(process.env.SHOTS, `${file}.png`));
  });

test('the overview is saved as a picture of the right size that carries its letters', async ({ page }) => {
  await open(page, '/tong-quan');
  const complaints: string[] = [];
  page.on('console', (m) => m.type() === 'error' && complaints.push(m.text()));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải ảnh PNG' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^tong-quan-17464-\d{4}-\d{2}-\d{2}\.png$/);
  const png = readFileSync(await download.path());
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  expect(png.readUInt32BE(16)).toBe(3200);
  expect(png.readUInt32BE(20)).toBeGreaterThan(1600);
  if (process.env.SHOTS) await download.saveAs(join(process.env.SHOTS, 'overview.png'));
  // Letters reach the foot of the picture: nothing but words stands in its last part.
  const dark = await page.evaluate(async (base64) => {
    const blob = new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: 'image/png' });
    const image = await createImageBitmap(blob);
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const from = Math.floor(image.height * 0.82);
    const { data } = context.getImageData(0, from, image.width, image.height - from);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i]! < 140 && data[i + 3]! === 255) count += 1;
    return count;
  }, png.toString('base64'));
  expect(dark).toBeGreaterThan(3000);
  expect(complaints).toEqual([]);
});

test('printed, the overview fits the width of A4 in light colours whatever the theme', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('ts.theme', 'dark'));
  await open(page, '/tong-quan');
  await page.locator('[data-target]').first().waitFor();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 718, height: 1000 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(718);
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Tải ảnh PNG' })).toBeHidden();
  const ground = await page
    .locator('[data-target]')
    .first()
    .evaluate((e) => getComputedStyle(e).backgroundColor);
  expect(ground).toBe('rgb(255, 255, 255)');
  if (process.env.SHOTS)
    await page.screenshot({ path: join(process.env.SHOTS, 'print.png'), fullPage: true });
  const pdf = await page.pdf({ format: 'A4', printBackground: false });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('the wall screen turns by itself, holds, renews its figures and leaves on Esc', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.clock.install();
  let asked = 0;
  page.on('request', (r) => {
    if (r.url().endsWith('/plan/targets')) asked += 1;
  });
  await open(page, '/tong-quan/man-hinh');
  const at = page.locator('[data-page]');
  await expect(at).toHaveText('1/3');
  expect(await violations(page)).toEqual([]);
  await page.clock.runFor(16_000);
  await expect(at).toHaveText('2/3');
  await expect(page.getByRole('heading', { level: 2 })).toContainText('Thủ tục hành chính');
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(
    0,
  );
  await page.keyboard.press('Space');
  await page.clock.runFor(40_000);
  await expect(at).toContainText('2/3');
  await page.keyboard.press('ArrowLeft');
  await expect(at).toContainText('1/3');
  await page.clock.runFor(60_000);
  await expect.poll(() => asked).toBeGreaterThan(1);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/office\/tong-quan$/);
});

test('tasks stand on a timeline by unit: late by word and shape, moved through by keys, opened to the case', async ({
  page,
}) => {
  await open(page, '/nhiem-vu');
  const late = page.locator('[data-task="1"]');
  await expect(late).toContainText('Trễ hạn');
  await expect(late.locator('svg[data-state="late"]').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await late.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Báo cáo rà soát')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-task="2"]')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(late).toBeFocused();
  await page.getByLabel('Cách xem').selectOption('danh-sach');
  await expect(page.locator('[data-task]')).toHaveCount(0);
  await page.getByRole('link', { name: 'Mở việc' }).click();
  await expect(page).toHaveURL(/\/office\/ho-so\/7$/);
});

test('on a phone the tasks are a list', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page, '/nhiem-vu');
  await expect(page.getByText('Rà soát, đơn giản hóa quy trình nội bộ')).toBeVisible();
  await expect(page.locator('[data-task]')).toHaveCount(0);
});
