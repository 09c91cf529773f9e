/// The four main stories with the keyboard alone: the mouse is never used, and every control is reached with Tab from
/// where the focus was before, so that what cannot be reached or has lost the focus fails here.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { citizenRoutes } from './fixtures/citizen';
import { commune } from './fixtures/place';
import { officeDetail, officeRoutes } from './fixtures/office';
import { mock, origin } from './mock';
import { findBirthForm, photo, takeProcedure } from './steps';

const focused = (target: Locator) => target.evaluate((e) => e === document.activeElement);

/// Presses Tab until the control has the focus.
async function reach(page: Page, target: Locator) {
  await target.first().waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await focused(target.first())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`80 times Tab do not reach ${target}`);
}

async function activate(page: Page, target: Locator, key = 'Enter') {
  await reach(page, target);
  await page.keyboard.press(key);
}

async function type(page: Page, target: Locator, text: string) {
  await reach(page, target);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/// A radio group is one stop of Tab; the arrows choose in it.
async function choose(page: Page, target: Locator) {
  const name = await target.getAttribute('name');
  const inGroup = () =>
    page.evaluate((n) => (document.activeElement as HTMLInputElement | null)?.name === n, name);
  for (let presses = 0; presses < 80 && !(await inGroup()); presses += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  for (let presses = 0; presses < 10 && !(await target.isChecked()); presses += 1)
    await page.keyboard.press('ArrowDown');
  await expect(target).toBeChecked();
}

/// The system's own file chooser is answered with one photo, whenever it opens.
function answerChooser(page: Page) {
  page.on('filechooser', (chooser) => chooser.setFiles(photo));
}

async function attach(page: Page, target: Locator) {
  await activate(page, target);
  await expect(page.getByText('Đã gửi xong').first()).toBeVisible();
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('a citizen finds a procedure and files it', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await mock(page, { ...citizenRoutes }, ['ts_citizen_csrf']);
  answerChooser(page);
  await page.goto(origin);
  await reach(page, page.getByRole('searchbox'));
  await findBirthForm(page, (name) => activate(page, page.getByRole('link', { name })));
  await type(page, page.getByLabel('Họ, chữ đệm, tên', { exact: true }), 'Nguyễn Thị Mẫu');
  await type(page, page.getByLabel('Số định danh cá nhân'), '040190000001');
  await activate(page, button(page, 'Tiếp tục'));
  await choose(page, page.getByLabel('Mẹ', { exact: true }));
  await activate(page, button(page, 'Tiếp tục'));
  await type(page, page.getByLabel('Họ, chữ đệm, tên của trẻ'), 'Nguyễn Văn Bé');
  await type(page, page.getByLabel('Ngày, tháng, năm sinh'), '1/11/2026');
  await activate(page, button(page, 'Tiếp tục'));
  await attach(page, button(page, /Chụp ảnh hoặc chọn tệp.*: Giấy chứng sinh/));
  await activate(page, button(page, 'Tiếp tục'));
  await activate(page, page.getByLabel(/Tôi cam đoan/), 'Space');
  const sent = page.waitForRequest((r) => r.method() === 'POST' && r.url().endsWith('/my/cases'));
  await activate(page, button(page, 'Nộp hồ sơ'));
  expect((await sent).postDataJSON()).toMatchObject({
    answers: { tre_ho_ten: 'Nguyễn Văn Bé', quan_he: 'me' },
    papers: [{ document: 'giay-chung-sinh', form: 'file' }],
  });
  await expect(page.getByRole('heading', { name: 'Đã nộp hồ sơ' })).toBeFocused();
});

test('a citizen answers a supplement', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await mock(page, { ...citizenRoutes }, ['ts_citizen_csrf']);
  answerChooser(page);
  await page.goto(`${origin}/ho-so`);
  await activate(page, page.locator('a[href$="/ho-so/8"]'));
  await expect(page.getByRole('heading', { name: 'Cơ quan cần bạn bổ sung' })).toBeVisible();
  await attach(page, button(page, /Chụp ảnh hoặc chọn tệp.*: Giấy chứng sinh/));
  const sent = page.waitForRequest((r) => r.url().endsWith('/commands/supplement'));
  await activate(page, button(page, 'Gửi bổ sung'));
  expect((await sent).postDataJSON()).toMatchObject({ data: { papers: [{ document: 'giay-chung-sinh' }] } });
});

test('an officer takes a case in at the counter and forwards one', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await mock(page, { ...officeRoutes }, ['ts_staff_csrf']);
  await page.goto(`${origin}/office/tiep-nhan`);
  await takeProcedure(page, 'khai sinh');
  await type(page, page.getByLabel('Họ và tên'), 'Nguyễn Thị Mẫu');
  await type(page, page.getByLabel('Số điện thoại'), '0900000001');
  await type(page, page.getByLabel('Số định danh', { exact: true }), '040190000001');
  await choose(page, page.getByLabel('Mẹ', { exact: true }));
  await type(page, page.getByLabel('Họ, chữ đệm, tên của trẻ'), 'Nguyễn Văn Bé');
  await type(page, page.getByLabel('Ngày, tháng, năm sinh'), '01112026');
  await activate(page, button(page, 'Đánh dấu đủ giấy tờ bắt buộc'));
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Đã nhận hồ sơ' })).toBeVisible();

  await page.goto(`${origin}/office/ho-so/7`);
  await activate(page, button(page, 'Chuyển'));
  const dialog = page.getByRole('dialog');
  await type(page, dialog.getByLabel('Ghi chú'), 'Nhờ thẩm tra');
  const sent = page.waitForRequest((r) => r.url().endsWith('/commands/forward'));
  await activate(page, dialog.getByRole('button', { name: 'Chuyển' }));
  expect((await sent).postDataJSON()).toMatchObject({ data: { note: 'Nhờ thẩm tra' } });
  await expect(dialog).toBeHidden();
});

test('the coordinator goes from the plan to a case', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const aCase = { [`/api/v1/communes/${commune}/office/cases/1`]: officeDetail };
  await mock(page, { ...officeRoutes, ...aCase }, ['ts_staff_csrf']);
  await page.goto(`${origin}/office/ke-hoach`);
  await activate(page, page.locator('a[href$="/ke-hoach/muc-tieu/12"]').first());
  await expect(page.getByRole('heading', { name: 'Diễn biến' })).toBeVisible();
  await activate(page, page.locator('a[href*="/chi-so/ty-le-ho-so-tthc-dung-han"]').first());
  await expect(page.getByRole('heading', { name: 'Hồ sơ phía sau' })).toBeVisible();
  await activate(page, page.locator('[data-case="1"]'));
  await expect(page.getByRole('heading', { name: 'Ai nợ ai việc gì' })).toBeVisible();
});
