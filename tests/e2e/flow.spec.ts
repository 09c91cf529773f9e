/// What the screens do by themselves, over made-up answers: keep what was typed, survive a lost session and a
/// lost line, send once, take a case in with the keyboard alone.
import { expect, test, type Page } from '@playwright/test';
import { citizenRoutes, session } from './fixtures/citizen';
import { commune } from './fixtures/place';
import { inbox, officeRoutes } from './fixtures/office';
import { mock, origin, type Routes } from './mock';
import { findBirthForm, photo, takeProcedure } from './steps';

const my = `/api/v1/communes/${commune}/my`;

test.use({ viewport: { width: 360, height: 800 } });

const next = (page: Page) => page.getByRole('button', { name: 'Tiếp tục' }).click();

async function fillForm(page: Page) {
  await page.getByLabel('Họ, chữ đệm, tên', { exact: true }).fill('Nguyễn Thị Mẫu');
  await page.getByLabel('Số định danh cá nhân').fill('040190000001');
  await next(page);
  await page.getByLabel('Mẹ', { exact: true }).check();
  await next(page);
  await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill('Nguyễn Văn Bé');
  await page.getByLabel('Ngày, tháng, năm sinh').fill('1/11/2026');
}

test('a citizen finds, fills, loses the page, goes on, signs in, uploads and files', async ({ page }) => {
  const routes: Routes = { ...citizenRoutes };
  await mock(page, routes);
  await page.goto(origin);
  await findBirthForm(page, (name) => page.getByRole('link', { name }).click());
  await fillForm(page);
  await page.reload();
  await expect(page.getByLabel('Họ, chữ đệm, tên của trẻ')).toHaveValue('Nguyễn Văn Bé');
  await expect(page.getByLabel('Ngày, tháng, năm sinh')).toHaveValue('01/11/2026');
  await next(page);

  await page.getByLabel('Số điện thoại').fill('0900000001');
  await page.getByLabel('Mật khẩu').fill('con trâu đi trước cái cày');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();

  await page.getByLabel('Chọn tệp: Giấy chứng sinh').setInputFiles(photo);
  await expect(page.getByText('Đã gửi xong')).toBeVisible();
  await next(page);
  await expect(page.getByText('Nguyễn Văn Bé')).toBeVisible();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await expect(page.getByText('Đánh dấu cam đoan trước khi nộp.')).toBeVisible();
  await page.getByLabel(/Tôi cam đoan/).check();
  const sent = page.waitForRequest((r) => r.method() === 'POST' && r.url().endsWith('/my/cases'));
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  const request = await sent;
  expect(request.headers()['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
  expect(request.postDataJSON()).toMatchObject({
    procedure: '1.001193',
    version: 1,
    result_by: 'online',
    answers: {
      tre_ho_ten: 'Nguyễn Văn Bé',
      tre_ngay_sinh: '2026-11-01',
      quan_he: 'me',
      so_ban_sao: 0,
    },
    papers: [{ document: 'giay-chung-sinh', form: 'file', files: ['bbbbbbbb02'] }],
  });
  await expect(page.getByRole('heading', { name: 'Đã nộp hồ sơ' })).toBeFocused();
  await expect(page.getByText('H42.17464-261120-0007').first()).toBeVisible();
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith('ts.draft'))),
  ).toEqual([]);
});

test('a session that ends in the middle asks for the password over the page and loses nothing', async ({
  page,
}) => {
  const ended = {
    status: 401,
    problem: {
      title: 'Chưa đăng nhập',
      status: 401,
      detail: 'Phiên đã hết.',
      code: 'session.ended',
      request_id: 'x',
    },
  };
  const routes: Routes = {
    ...citizenRoutes,
    [`PUT ${my}/drafts/ho-so-1.001193`]: ended,
  };
  await mock(page, routes, ['ts_citizen_csrf']);
  await page.goto(`${origin}/thu-tuc/1.001193/nop?buoc=quan_he`);
  await page.getByLabel('Khác').or(page.getByLabel('Người thân thích khác')).first().check();
  await page.getByLabel('Ghi rõ quan hệ').fill('Cô ruột');
  await expect(page.getByRole('dialog', { name: 'Phiên làm việc đã hết' })).toBeVisible();
  routes[`PUT ${my}/drafts/ho-so-1.001193`] = {
    key: 'ho-so-1.001193',
    title: 'x',
    updated_at: '2026-11-20T00:00:00.000Z',
    content: {},
  };
  routes['POST /api/v1/citizen/login'] = session;
  await page.getByLabel('Số điện thoại').fill('0900000001');
  await page.getByLabel('Mật khẩu').fill('con trâu đi trước cái cày');
  await page.getByRole('dialog').getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByLabel('Ghi rõ quan hệ')).toHaveValue('Cô ruột');
});

test('an upload that fails is tried again under the same key', async ({ page }) => {
  const routes: Routes = {
    ...citizenRoutes,
    [`POST ${my}/files`]: {
      status: 503,
      problem: {
        title: 'Bận',
        status: 503,
        detail: 'Bận.',
        code: 'busy',
        request_id: 'x',
      },
    },
  };
  const keys: string[] = [];
  page.on('request', (r) => {
    if (r.method() === 'POST' && r.url().endsWith('/my/files'))
      keys.push(r.headers()['idempotency-key'] ?? '');
  });
  await mock(page, routes, ['ts_citizen_csrf']);
  await page.goto(`${origin}/thu-tuc/1.001193/nop?buoc=giay-to`);
  await page.getByLabel('Chọn tệp: Giấy chứng sinh').setInputFiles(photo);
  await expect(page.getByRole('alert')).toContainText('Chưa gửi được');
  routes[`POST ${my}/files`] = citizenRoutes[`POST ${my}/files`];
  await page.getByRole('button', { name: 'Gửi lại' }).click();
  await expect(page.getByText('Đã gửi xong')).toBeVisible();
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

test('without a line the case waits on the device and goes when the line is back, once', async ({
  page,
  context,
}) => {
  let filed = 0;
  page.on('request', (r) => {
    if (r.method() === 'POST' && r.url().endsWith('/my/cases')) filed += 1;
  });
  await mock(page, { ...citizenRoutes }, ['ts_citizen_csrf']);
  await page.goto(`${origin}/thu-tuc/1.001193/nop`);
  await fillForm(page);
  await next(page);
  await page.getByLabel(/Lấy từ dữ liệu đã có/).check();
  await next(page);
  await page.getByLabel(/Tôi cam đoan/).check();
  let line = false;
  await page.route('**/my/cases', (route) => (line ? route.fallback() : route.abort('internetdisconnected')));
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await expect(page.getByText('Chưa gửi. Sẽ tự gửi khi có mạng.')).toBeVisible();
  line = true;
  filed = 0;
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'Đã nộp hồ sơ' })).toBeVisible();
  expect(filed).toBe(1);
});

test('the counter takes a case in with the keyboard alone', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await mock(page, { ...officeRoutes }, ['ts_staff_csrf']);
  await page.goto(`${origin}/office/tiep-nhan`);
  await takeProcedure(page, 'khai sinh');
  await page.keyboard.type('Nguyễn Thị Mẫu');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0900000001');
  await page.keyboard.press('Tab');
  await page.keyboard.type('040190000001');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Nguyễn Văn Bé');
  await page.keyboard.press('Tab');
  await page.keyboard.type('01112026');
  for (let i = 0; i < 2; i += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  const sent = page.waitForRequest((r) => r.method() === 'POST' && r.url().endsWith('/office/cases'));
  await page.keyboard.press('Control+Enter');
  expect((await sent).postDataJSON()).toMatchObject({
    applicant: {
      name: 'Nguyễn Thị Mẫu',
      phone: '0900000001',
      id_number: '040190000001',
    },
    answers: {
      ho_ten: 'Nguyễn Thị Mẫu',
      so_dinh_danh: '040190000001',
      quan_he: 'me',
      tre_ho_ten: 'Nguyễn Văn Bé',
      tre_ngay_sinh: '2026-11-01',
    },
    papers: [
      { document: 'to-khai', form: 'original' },
      { document: 'giay-chung-sinh', form: 'original' },
      { document: 'giay-to-tuy-than', form: 'shown' },
    ],
  });
  await expect(page.getByRole('button', { name: 'In giấy tiếp nhận' })).toBeFocused();
});

test('an officer asks for a supplement, each item with its reason', async ({ page }) => {
  await mock(page, { ...officeRoutes }, ['ts_staff_csrf']);
  await page.goto(`${origin}/office/ho-so/7`);
  await page.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
  await expect(dialog.getByText(/Chưa có “Những gì cần bổ sung/)).toBeVisible();
  await dialog.getByLabel('Giấy tờ', { exact: true }).selectOption('giay-chung-sinh');
  await dialog.getByLabel('Vì sao').fill('Ảnh mờ');
  const sent = page.waitForRequest((r) => r.url().endsWith('/commands/request_supplement'));
  await dialog.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
  const request = await sent;
  expect(request.postDataJSON()).toEqual({
    data: {
      items: [
        {
          document: 'giay-chung-sinh',
          what: 'Giấy chứng sinh',
          reason: 'Ảnh mờ',
        },
      ],
    },
  });
  expect(request.headers()['if-match']).toBe('"3"');
  await expect(dialog).toBeHidden();
});

test('the inbox moves with J and K, and Ctrl+K finds a page', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await mock(page, { ...officeRoutes }, ['ts_staff_csrf']);
  await page.goto(`${origin}/office`);
  await page.getByText(inbox.items[0]!.applicant).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator('[data-case]').nth(1)).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('ke hoach');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Kế hoạch sống' })).toBeVisible();
});
