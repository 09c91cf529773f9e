/// The leader's screens over made-up answers: from the overview to a case in three clicks, the clause beside its
/// target both ways, what an empty plan teaches and what a broken line says.
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe';
import { commune } from './fixtures/citizen';
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
  await expect(page.getByRole('button', { name: 'Trong mẫu số mà không trong tử số' })).toHaveAttribute(
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
  await expect(page.getByRole('listitem').filter({ hasText: 'thongsuot init' })).toBeVisible();
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
