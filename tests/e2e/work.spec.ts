/// Work the office gives itself, over made-up answers: chosen by keyboard, said in full, sent once; and what is said
/// when something is missing.
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe';
import { commune } from './fixtures/place';
import { workRoutes } from './fixtures/work';
import { mock, origin, type Routes } from './mock';

const o = `/api/v1/communes/${commune}/office`;

async function open(page: Page, path: string, routes: Routes = workRoutes) {
  await mock(page, routes, ['ts_staff_csrf']);
  await page.goto(`${origin}/office${path}`);
  await page.locator('h1').first().waitFor();
}

test('internal work is found by quick command and its form says when it would be due', async ({ page }) => {
  await open(page, '');
  await page.getByRole('button', { name: /Lệnh nhanh/ }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('viec noi bo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Việc nội bộ' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Cấp văn phòng phẩm, vật tư văn phòng' }).first().click();
  await expect(page.getByText(/^Gửi bây giờ thì hạn là/)).toBeVisible();
  await page.getByText('Việc đi qua ai').click();
  await expect(page.getByText('Đối chiếu định mức, kiểm kho, lập phiếu xuất')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('what is missing is named and gets the focus; what was typed goes out once', async ({ page }) => {
  const routes: Routes = { ...workRoutes };
  routes[`POST ${o}/work`] = {
    status: 503,
    problem: { title: 'Bận', status: 503, detail: 'Bận.', code: 'busy', request_id: 'x' },
  };
  const keys: string[] = [];
  page.on('request', (r) => {
    if (r.method() === 'POST' && r.url().endsWith('/office/work'))
      keys.push(r.headers()['idempotency-key'] ?? '');
  });
  await open(page, '/viec-noi-bo/NB.VP.01', routes);
  await page.getByRole('button', { name: 'Gửi việc' }).click();
  await expect(page.getByRole('alert')).toContainText('Còn 4 chỗ cần sửa');
  await expect(page.getByLabel('Đơn vị', { exact: true })).toBeFocused();
  await page.keyboard.type('Phòng Kinh tế');
  await page.getByLabel('Giấy in').check();
  await page.getByLabel('Ghi rõ loại và số lượng').fill('Giấy A4, 10 ram');
  await page.getByLabel('Cần trước ngày').fill('31/12/2099');
  await page.getByRole('button', { name: 'Gửi việc' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('Ghi rõ loại và số lượng')).toHaveValue('Giấy A4, 10 ram');
  routes[`POST ${o}/work`] = workRoutes[`POST ${o}/work`];
  const sent = page.waitForRequest((r) => r.method() === 'POST' && r.url().endsWith('/office/work'));
  await page.getByRole('button', { name: 'Gửi việc' }).click();
  expect((await sent).postDataJSON()).toEqual({
    procedure: 'NB.VP.01',
    version: 1,
    answers: {
      don_vi: 'Phòng Kinh tế',
      muc: ['giay'],
      chi_tiet: 'Giấy A4, 10 ram',
      can_truoc: '2099-12-31',
    },
  });
  await expect(page.getByRole('heading', { name: 'Đã gửi việc' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Mở việc này' })).toBeFocused();
  expect(new Set(keys).size).toBe(1);
  expect(await violations(page)).toEqual([]);
});

test('a task names who leads, what is handed in and by when', async ({ page }) => {
  await open(page, '/viec-noi-bo/KH.NV');
  await page.getByLabel('Việc phải làm').fill('Rà soát quy trình nội bộ');
  await page.getByLabel('Sản phẩm phải nộp').fill('Danh mục quy trình');
  await page.getByLabel('Hạn hoàn thành').fill('31/12/2099');
  await page.getByRole('radio', { name: 'Phòng Kinh tế' }).check();
  await page.getByRole('checkbox', { name: 'Văn phòng HĐND và UBND' }).check();
  const sent = page.waitForRequest((r) => r.method() === 'POST' && r.url().endsWith('/office/work'));
  await page.getByRole('button', { name: 'Gửi việc' }).click();
  expect((await sent).postDataJSON()).toMatchObject({
    procedure: 'KH.NV',
    title: 'Rà soát quy trình nội bộ',
    product: 'Danh mục quy trình',
    due: '2099-12-31',
    lead: 'phong-kinh-te',
    coop: ['van-phong'],
  });
});
