/// The administrator's pages over made-up answers: what takes something away asks first, what fails keeps what was
/// typed, and what was done is said.
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe';
import { commune } from './fixtures/place';
import { me, officeRoutes } from './fixtures/office';
import { mock, origin, type Routes } from './mock';

const admin = `/api/v1/communes/${commune}/office/admin`;

async function open(page: Page, path: string, routes: Routes) {
  await mock(page, routes, ['ts_staff_csrf']);
  await page.goto(`${origin}/office${path}`);
}

for (const width of [360, 1440])
  test(`an account is locked only after saying what that means: at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const routes = {
      ...officeRoutes,
      [`${admin}/staff/5`]: me.account,
      [`PATCH ${admin}/staff/5`]: me.account,
    };
    await open(page, '/tai-khoan', routes);
    await page.getByLabel('Tìm theo tên, chức danh hoặc tên đăng nhập').fill('le thi');
    await expect(page.getByRole('main').getByText('Trần Văn Mẫu')).toBeHidden();
    await page.getByRole('button', { name: 'Khóa tài khoản: Lê Thị Mẫu' }).click();
    const dialog = page.getByRole('dialog', { name: 'Khóa tài khoản của Lê Thị Mẫu?' });
    await expect(dialog).toContainText('bị đăng xuất ngay');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Hủy' }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Khóa tài khoản: Lê Thị Mẫu' }).click();
    const sent = page.waitForRequest((r) => r.method() === 'PATCH');
    await dialog.getByRole('button', { name: 'Khóa tài khoản' }).click();
    expect((await sent).postDataJSON()).toEqual({ active: false });
    expect((await sent).headers()['if-match']).toBe('"1"');
    await expect(dialog).toBeHidden();
  });

test('stuck work is named and run again; erasing asks, keeps what was typed when refused, says what it did', async ({
  page,
}) => {
  const job = {
    id: 4,
    kind: 'upkeep.files',
    state: 'stuck',
    attempts: 9,
    created_at: '2026-11-20T02:00:00.000Z',
  };
  const refused = {
    status: 422,
    problem: {
      title: 'Chưa được',
      status: 422,
      detail: 'Hồ sơ chưa kết thúc.',
      code: 'erase.open',
      request_id: 'x',
    },
  };
  const routes: Routes = {
    ...officeRoutes,
    [`${admin}/jobs`]: { items: [{ ...job, error: 'disk full' }] },
    [`POST ${admin}/jobs/4/retry`]: job,
    [`POST ${admin}/erasures`]: refused,
  };
  await open(page, '/he-thong', routes);
  await expect(page.getByText('1 việc nền đang bị kẹt.')).toBeVisible();
  const retried = page.waitForRequest((r) => r.url().endsWith('/jobs/4/retry'));
  await page.getByRole('button', { name: 'Chạy lại: Dọn tệp không ai dùng' }).click();
  await retried;
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Xóa của một hồ sơ…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Xóa thông tin cá nhân' });
  await dialog.getByLabel('Mã hồ sơ').fill('H42.17464-261120-0007');
  await dialog.getByLabel('Căn cứ để xóa').fill('Đơn số 12 ngày 20/11/2026');
  await dialog.getByLabel('Tôi biết xóa rồi không lấy lại được').check();
  await dialog.getByRole('button', { name: 'Xóa thông tin cá nhân' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Hồ sơ chưa kết thúc.');
  await expect(dialog.getByLabel('Mã hồ sơ')).toHaveValue('H42.17464-261120-0007');
  await expect(dialog.getByLabel('Tôi biết xóa rồi không lấy lại được')).not.toBeChecked();
  expect(await violations(page)).toEqual([]);
  routes[`POST ${admin}/erasures`] = { no: 7, code: 'H42.17464-261120-0007', entries: 5, files: 1 };
  await dialog.getByLabel('Tôi biết xóa rồi không lấy lại được').check();
  await dialog.getByRole('button', { name: 'Xóa thông tin cá nhân' }).click();
  await expect(dialog.getByRole('status')).toContainText('Đã xóa thông tin cá nhân trong 5 mục');
});
