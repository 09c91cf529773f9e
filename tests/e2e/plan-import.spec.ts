/// A plan document on its way in, over made-up answers: compared before it counts, sent once, and plain words for what
/// cannot be taken.
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe';
import { commune } from './fixtures/place';
import { preview, workRoutes } from './fixtures/work';
import { mock, origin, type Routes } from './mock';

const plan = `/api/v1/communes/${commune}/office/plan`;
const refusal = (status: number, code: string, detail: string) => ({
  status,
  problem: { title: 'Lỗi', status, detail, code, request_id: 'x' },
});

async function open(page: Page, routes: Routes = workRoutes) {
  await mock(page, routes, ['ts_staff_csrf']);
  await page.goto(`${origin}/office/ke-hoach`);
  await page.getByRole('link', { name: 'Nạp kế hoạch' }).click();
  await expect(page.getByRole('heading', { name: 'Nạp kế hoạch' })).toBeVisible();
}

const choose = (page: Page, name = 'kế hoạch 2027.txt', bytes = 'KẾ HOẠCH') =>
  page.getByLabel('Chọn tệp kế hoạch').setInputFiles({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(bytes),
  });

test('a document is compared with the plan in force and put in force once', async ({ page }) => {
  await open(page);
  expect(await violations(page)).toEqual([]);
  await choose(page);
  await expect(page.getByText('Kế hoạch cải cách hành chính năm 2027')).toBeVisible();
  await expect(page.getByText('Mới: 2')).toBeVisible();
  await expect(page.getByText('Không còn: 1')).toBeVisible();
  await expect(page.getByText('Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng')).toBeVisible();
  await expect(page.getByText('2 chỗ cần người xem lại')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const sent = page.waitForRequest((r) => r.method() === 'POST' && r.url().includes('/plan/imports'));
  await page.getByRole('button', { name: 'Đưa vào dùng' }).click();
  const request = await sent;
  expect(new URL(request.url()).search).toBe('?against=1');
  expect(decodeURIComponent(request.headers()['x-file-name'] ?? '')).toBe('kế hoạch 2027.txt');
  await expect(page.getByRole('heading', { name: 'Kế hoạch đã vào dùng' })).toBeVisible();
  await expect(page.getByText('2 mục mới, 1 mục đổi, 1 mục không còn, 2 mục giữ nguyên.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Mở kế hoạch' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
});

test('what cannot be read is said in plain words, and the plan in force stays', async ({ page }) => {
  const routes: Routes = { ...workRoutes };
  routes[`POST ${plan}/preview`] = refusal(415, 'plan.read.extension', 'Chưa đọc được tệp .docx.');
  await open(page, routes);
  await choose(page, 'ke-hoach.docx');
  await expect(page.getByText('Chưa đọc được tệp .docx.')).toBeVisible();
  await expect(page.getByText('Kế hoạch đang dùng vẫn nguyên như cũ.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Đưa vào dùng' })).toHaveCount(0);
  await choose(page, 'trong.txt', '');
  await expect(page.getByRole('alert')).toContainText('Tệp này trống.');
  routes[`POST ${plan}/preview`] = { ...preview, same_file: true };
  await choose(page);
  await expect(page.getByText('Kế hoạch đang dùng chính là tệp này, không cần nạp lại.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Đưa vào dùng' })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
});

test('a lost line keeps the comparison and sends under the same key; another plan asks to compare again', async ({
  page,
}) => {
  const routes: Routes = { ...workRoutes };
  routes[`POST ${plan}/imports`] = refusal(503, 'server.busy', 'Bận.');
  const keys: string[] = [];
  page.on('request', (r) => {
    if (r.method() === 'POST' && r.url().includes('/plan/imports'))
      keys.push(r.headers()['idempotency-key'] ?? '');
  });
  await open(page, routes);
  await choose(page);
  const confirm = page.getByRole('button', { name: 'Đưa vào dùng' });
  await confirm.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByText('Mới: 2')).toBeVisible();
  routes[`POST ${plan}/imports`] = refusal(409, 'plan.moved', 'Đã có kế hoạch khác.');
  await confirm.click();
  await expect(page.getByRole('alert')).toContainText('Đã có kế hoạch khác được nạp');
  expect(keys.length).toBe(2);
  expect(new Set(keys).size).toBe(1);
  routes[`POST ${plan}/preview`] = { ...preview, in_force: 2 };
  routes[`POST ${plan}/imports`] = workRoutes[`POST ${plan}/imports`];
  await page.getByRole('button', { name: 'So sánh lại' }).click();
  const sent = page.waitForRequest((r) => r.url().includes('/plan/imports'));
  await confirm.click();
  expect(new URL((await sent).url()).search).toBe('?against=2');
});
