/// On the real server: an officer asks for supplies and follows them to the end through other people's hands; the
/// coordinator brings a revised plan in force.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { violations } from './axe';
import { demoPassword, hasServer, startDemo, type Running } from './server';

test.describe.configure({ mode: 'serial' });
test.skip(!hasServer, 'neither THONGSUOT_URL nor a built program: nothing to walk on');

let server: Running;
test.beforeAll(async () => {
  server = await startDemo();
});
test.afterAll(() => server?.stop());

async function officer(browser: Browser, login: string): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' })
  ).newPage();
  await page.goto(`${server.url}/office`);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu').fill(demoPassword);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page.getByRole('button', { name: 'Đăng xuất' })).toBeVisible();
  return page;
}

/// Finds the case in this person's own inbox and does its one main thing.
async function handle(browser: Browser, login: string, no: string, name: string, note = '', group = '') {
  const page = await officer(browser, login);
  await page.goto(`${server.url}/office/${group && `?nhom=${group}`}`);
  await expect(page.locator(`[data-case="${no}"]`)).toBeVisible();
  await page.goto(`${server.url}/office/ho-so/${no}`);
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (note) await dialog.getByRole('textbox').first().fill(note);
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await expect(page.locator('[data-phase=done]')).toBeVisible();
  await page.context().close();
}

test('internal work goes from one unit through the hands of others to its end', async ({ browser }) => {
  const asking = await officer(browser, 'kinhte1');
  await asking.keyboard.press('Control+k');
  await asking.getByRole('dialog').getByRole('combobox').fill('viec noi bo');
  await asking.keyboard.press('Enter');
  await asking.getByRole('link', { name: 'Cấp văn phòng phẩm, vật tư văn phòng' }).click();
  await expect(asking.getByText(/^Gửi bây giờ thì hạn là/)).toBeVisible();
  await asking.getByLabel('Đơn vị', { exact: true }).fill('Phòng Kinh tế');
  await asking.getByLabel('Giấy in').check();
  await asking.getByLabel('Ghi rõ loại và số lượng').fill('Giấy A4, 10 ram');
  await asking.getByLabel('Cần trước ngày').fill('31/12/2099');
  await asking.reload();
  await expect(asking.getByText(/^Đã lấy lại phần đang nhập dở/)).toBeVisible();
  await expect(asking.getByLabel('Ghi rõ loại và số lượng')).toHaveValue('Giấy A4, 10 ram');
  await asking.getByRole('button', { name: 'Gửi việc' }).click();
  await expect(asking.getByRole('heading', { name: 'Đã gửi việc' })).toBeVisible();
  expect(await violations(asking)).toEqual([]);
  await asking.getByRole('link', { name: 'Mở việc này' }).click();
  await expect(asking.getByText('Giấy A4, 10 ram')).toBeVisible();
  expect(await violations(asking)).toEqual([]);
  const no = /ho-so\/(\d+)/.exec(asking.url())?.[1] ?? '';
  expect(no).not.toBe('');

  await handle(browser, 'hotich1', no, 'Trình kết quả', 'Kho còn đủ');
  await handle(browser, 'chutich', no, 'Phê duyệt');
  await handle(browser, 'vanthu', no, 'Phát hành kết quả', '12/PXK');
  await handle(browser, 'vanthu', no, 'Kết thúc', '', 'ready');
  await asking.goto(`${server.url}/office/viec-noi-bo`);
  const mine = asking.locator('li').filter({ has: asking.locator(`[data-case="${no}"]`) });
  await expect(mine).toContainText('Đã xong');
  await asking.context().close();
});

test('the coordinator compares a revised plan with the one in force and puts it in force', async ({
  browser,
}) => {
  const page = await officer(browser, 'cchc');
  await page.goto(`${server.url}/office/ke-hoach`);
  await page.getByRole('link', { name: 'Nạp kế hoạch' }).click();
  const file = join(__dirname, '../../packs/plans/ke-hoach-cchc-2026-an-phu.txt');
  const text = readFileSync(file, 'utf8');
  const choose = (name: string, bytes: string | Buffer) =>
    page.getByLabel('Chọn tệp kế hoạch').setInputFiles({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(bytes),
    });
  await choose('ke-hoach.docx', text);
  await expect(page.getByText(/Chưa đọc được tệp \.docx/)).toBeVisible();
  await choose('ke-hoach.txt', Buffer.from('Kế hoạch', 'utf16le').subarray(1));
  await expect(page.getByText('Kế hoạch đang dùng vẫn nguyên như cũ.')).toBeVisible();
  await choose('ke-hoach.txt', 'Danh bạ điện thoại');
  await expect(page.getByText(/Không tìm thấy mục tiêu, nhiệm vụ hay phân công nào/)).toBeVisible();
  await choose('ke-hoach.txt', text);
  await expect(page.getByText('Kế hoạch đang dùng chính là tệp này, không cần nạp lại.')).toBeVisible();
  await choose('ke-hoach.txt', text.replace('98%', '97%'));
  await expect(page.getByText('Đổi: 1', { exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Đưa vào dùng' }).click();
  await expect(page.getByRole('heading', { name: 'Kế hoạch đã vào dùng' })).toBeVisible();
  await page.getByRole('link', { name: 'Mở kế hoạch' }).click();
  await expect(page.getByText(/97\s*%/).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});
