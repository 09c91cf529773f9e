/// What the citizen's screens do beyond a good day: understand, work without a line and tell the truth about it,
/// take a photo apart, grow large, and never lose the focus.
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe';
import { citizenRoutes } from './fixtures/citizen';
import { commune } from './fixtures/place';
import { mock, origin } from './mock';
import { serveSite, type Site } from './site';

test.use({ viewport: { width: 360, height: 800 } });

const next = (page: Page) => page.getByRole('button', { name: 'Tiếp tục' }).click();

/// A photo of 400 by 200, its left half red and its right half blue.
async function photo(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 400;
    canvas.height = 200;
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = '#f00';
    pen.fillRect(0, 0, 200, 200);
    pen.fillStyle = '#00f';
    pen.fillRect(200, 0, 200, 200);
    return canvas.toDataURL('image/jpeg', 0.95);
  });
  return Buffer.from(url.split(',')[1] ?? '', 'base64');
}

/// Size of a JPEG and the colour of its middle, as the browser reads it.
const seen = (page: Page, jpeg: Buffer) =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height;
    const pen = canvas.getContext('2d')!;
    pen.drawImage(picture, 0, 0);
    const [r, g, b] = pen.getImageData(picture.width / 2, picture.height / 2, 1, 1).data;
    return { width: picture.width, height: picture.height, middle: [r! > 200, g! > 200, b! > 200] };
  }, jpeg.toString('base64'));

test('finds while one types, without moving the page, by mouse and by arrows', async ({ page }) => {
  await mock(page, { ...citizenRoutes });
  await page.goto(origin);
  const before = await page.getByRole('heading', { level: 2 }).first().boundingBox();
  await page.getByRole('searchbox').fill('lam giay kai sinh');
  await expect(page.getByRole('link', { name: /Làm giấy khai sinh cho con/ })).toBeVisible();
  expect(await page.getByRole('heading', { level: 2 }).first().boundingBox()).toEqual(before);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: /Làm giấy khai sinh cho con/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(' ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Làm giấy khai sinh cho con' })).toBeFocused();
});

test('the question can be answered before the program has come, and nothing typed is lost', async ({
  page,
}) => {
  await mock(page, { ...citizenRoutes });
  let go: () => void = () => undefined;
  const held = new Promise<void>((free) => {
    go = free;
  });
  await page.route('**/assets/*.js', async (route) => {
    await held;
    await route.fallback();
  });
  await page.goto(origin, { waitUntil: 'commit' });
  const field = page.getByRole('searchbox');
  await field.click();
  await page.keyboard.type('khai si');
  expect(await page.locator('nav').count()).toBe(0);
  go();
  await expect(page.getByRole('navigation', { name: 'Mục chính' })).toBeVisible();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('khai si');
  await expect(page.getByRole('link', { name: /Làm giấy khai sinh cho con/ })).toBeVisible();
});

test('each moment of life leads to its procedures', async ({ page }) => {
  await mock(page, { ...citizenRoutes });
  await page.goto(origin);
  const names = [
    'Sinh con',
    'Kết hôn',
    'Mất người thân',
    'Làm nhà',
    'Mở hộ kinh doanh',
    'Cần giấy tờ công chứng',
    'Được trợ cấp',
  ];
  for (const name of names) {
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
    await expect(page.getByRole('link', { name: /Làm giấy khai sinh cho con/ })).toBeVisible();
    await page.goBack();
  }
});

test('goes back without losing anything, and from the last look straight to what is wrong', async ({
  page,
}) => {
  await mock(page, { ...citizenRoutes }, ['ts_citizen_csrf']);
  await page.goto(`${origin}/thu-tuc/1.001193/nop`);
  await next(page);
  await expect(page.getByRole('heading', { level: 2, name: 'Người yêu cầu' })).toBeFocused();
  await page.getByLabel('Mẹ', { exact: true }).check();
  await next(page);
  await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill('Nguyễn Văn Bé');
  await page.goBack();
  await expect(page.getByLabel('Mẹ', { exact: true })).toBeChecked();
  await page.goForward();
  await expect(page.getByLabel('Họ, chữ đệm, tên của trẻ')).toHaveValue('Nguyễn Văn Bé');
  await page.getByLabel('Ngày, tháng, năm sinh').fill('1/11/2026');
  await next(page);
  await page.getByLabel(/Lấy từ dữ liệu đã có/).check();
  await next(page);
  await page.getByRole('link', { name: /Sửa.*Người được khai sinh/ }).click();
  await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill('Nguyễn Văn Bình');
  await next(page);
  await expect(page.getByRole('heading', { level: 2, name: 'Xem lại và nộp' })).toBeFocused();
  await expect(page.getByText('Nguyễn Văn Bình')).toBeVisible();
});

test.describe('without a line', () => {
  let site: Site;
  test.beforeAll(async () => {
    site = await serveSite(citizenRoutes);
  });
  test.afterAll(() => site.close());

  test('the whole filing is done on the device, with its photo, and goes by itself when the line is back', async ({
    page,
    context,
  }) => {
    await context.addCookies([{ name: 'ts_citizen_csrf', value: 'c', url: site.url }]);
    await page.goto(`${site.url}/thu-tuc/1.001193`);
    await page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready;
      if (worker.active?.state !== 'activated')
        await new Promise((go) => worker.active?.addEventListener('statechange', go));
    });
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

    await context.setOffline(true);
    await page.reload();
    await expect(page.getByText('Đang không có mạng.')).toBeVisible();
    await page.getByRole('link', { name: 'Nộp hồ sơ' }).click();
    await page.getByLabel('Họ, chữ đệm, tên', { exact: true }).fill('Nguyễn Thị Mẫu');
    await page.getByLabel('Số định danh cá nhân').fill('040190000001');
    await next(page);
    await page.getByLabel('Mẹ', { exact: true }).check();
    await next(page);
    await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill('Nguyễn Văn Bé');
    await page.getByLabel('Ngày, tháng, năm sinh').fill('1/11/2026');
    await next(page);
    await page
      .getByLabel('Chọn tệp: Giấy chứng sinh')
      .setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: await photo(page) });
    await expect(page.getByText('Giữ trên máy này, gửi khi có mạng')).toBeVisible();
    await next(page);
    await page.getByLabel(/Tôi cam đoan/).check();
    await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
    await expect(page.getByText('Chưa gửi. Sẽ tự gửi khi có mạng.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: 'Hồ sơ chờ gửi' })).toBeFocused();
    expect(await violations(page)).toEqual([]);

    await page.goto(site.url);
    await expect(page.getByText('1 hồ sơ chưa gửi')).toBeVisible();
    const filed = () => site.asked.filter((a) => a.method === 'POST' && a.path.endsWith('/my/cases'));
    expect(filed()).toHaveLength(0);
    await context.setOffline(false);
    await expect(page.getByText('Đã gửi xong')).toBeVisible();
    await page.getByRole('link', { name: 'Xem', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Đã nộp hồ sơ' })).toBeFocused();
    expect(filed()).toHaveLength(1);
    expect(filed()[0]?.key).toMatch(/^[0-9a-f]{32}$/);
    const body = JSON.parse(String(filed()[0]?.body)) as { papers: unknown };
    expect(body.papers).toEqual([{ document: 'giay-chung-sinh', form: 'file', files: ['bbbbbbbb02'] }]);
    const files = site.asked.filter((a) => a.method === 'POST' && a.path.endsWith('/my/files'));
    expect(files).toHaveLength(1);
    expect((await seen(page, files[0]!.body)).width).toBe(400);
  });

  test('what the worker keeps holds nothing of a person', async ({ page, context }) => {
    await context.addCookies([{ name: 'ts_citizen_csrf', value: 'c', url: site.url }]);
    await page.goto(site.url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    for (const path of ['/ho-so', '/ho-so/7', '/tai-khoan', '/tim?q=khai', '/viec/sinh-con']) {
      await page.goto(site.url + path);
      await page.waitForLoadState('networkidle');
    }
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (n) => (await caches.open(n)).keys()));
      return requests.flat().map((r) => new URL(r.url).pathname + new URL(r.url).search);
    });
    const api = kept.filter((p) => p.startsWith('/api/')).sort();
    expect(api).toEqual([
      '/api/v1/communes/' + commune,
      `/api/v1/communes/${commune}/life-situations`,
      `/api/v1/communes/${commune}/procedures/1.001193`,
      '/api/v1/site',
    ]);
  });
});

test('a photo is turned and cropped with the keyboard, and the better one takes the place of the first', async ({
  page,
}) => {
  await mock(page, { ...citizenRoutes }, ['ts_citizen_csrf']);
  const sent: Buffer[] = [];
  page.on('request', (r) => {
    if (r.method() === 'POST' && r.url().endsWith('/my/files'))
      sent.push(r.postDataBuffer() ?? Buffer.alloc(0));
  });
  await page.goto(`${origin}/thu-tuc/1.001193/nop?buoc=giay-to`);
  await page
    .getByLabel('Chọn tệp: Giấy chứng sinh')
    .setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: await photo(page) });
  await page.getByRole('button', { name: /Cắt, xoay/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Cắt và xoay ảnh' });
  await expect(dialog.getByRole('button', { name: /Góc trên bên trái/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: /Góc trên bên trái: 0%, 0%/ }).focus();
  for (let i = 0; i < 12; i += 1) await page.keyboard.press('Shift+ArrowRight');
  await dialog.getByRole('button', { name: /Góc dưới bên trái: 0%, 100%/ }).focus();
  for (let i = 0; i < 12; i += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect(dialog.getByRole('button', { name: 'Góc dưới bên trái: 60%, 100%' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Dùng ảnh này' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => sent.length).toBe(2);
  await expect(page.getByText('Đã gửi xong')).toHaveCount(1);
  expect(await seen(page, sent[1]!)).toEqual({ width: 160, height: 200, middle: [false, false, true] });

  await page.getByRole('button', { name: /Cắt, xoay/ }).click();
  await dialog.getByRole('button', { name: 'Xoay phải' }).click();
  await dialog.getByRole('button', { name: 'Dùng ảnh này' }).click();
  await expect.poll(() => sent.length).toBe(3);
  expect(await seen(page, sent[2]!)).toMatchObject({ width: 200, height: 160 });
});

test('in the largest type every page fits a narrow phone', async ({ page }) => {
  await mock(page, { ...citizenRoutes }, ['ts_citizen_csrf']);
  await page.addInitScript(() => localStorage.setItem('ts.type', 'huge'));
  const paths = [
    '/',
    '/tim?q=khai',
    '/viec/sinh-con',
    '/thu-tuc/1.001193',
    '/thu-tuc/1.001193/nop',
    '/ho-so/7',
  ];
  for (const path of [
    ...paths,
    '/ho-so/8',
    '/ho-so/7/giay-tiep-nhan',
    '/theo-doi',
    '/cho-gui',
    '/khong-co',
  ]) {
    await page.goto(origin + path);
    await page.locator('h1').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, path).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('24px');
  }
});

test('the receipt is kept as a picture', async ({ page }) => {
  await mock(page, { ...citizenRoutes }, ['ts_citizen_csrf']);
  await page.goto(`${origin}/ho-so/7/giay-tiep-nhan`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Lưu thành ảnh' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('H42.17464-261120-0007.png');
  const bytes = readFileSync((await download.path()) ?? '');
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(bytes.readUInt32BE(16)).toBe(900);
});
