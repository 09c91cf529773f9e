/// The stories of the product, walked in a browser on the real server, from a citizen's phone to the leader's
/// desk.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { violations } from './axe';
import { demoPassword, hasProgram, hasServer, startDemo, startNew, verifier, type Running } from './server';
import { photo } from './steps';

const phone = { width: 360, height: 800 };
const desk = { width: 1280, height: 800 };
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

test.describe.configure({ mode: 'serial' });
test.skip(!hasServer, 'neither THONGSUOT_URL nor a built program: nothing to walk on');

let server: Running;
const citizenPhone = `09${String(10_000_000 + Math.floor(Math.random() * 89_000_000))}`;
let caseNo = '';
let caseCode = '';
let trackUrl = '';
let citizen: Page;

test.beforeAll(async ({ browser }) => {
  server = await startDemo();
  citizen = await (await browser.newContext({ viewport: phone, locale: 'vi-VN' })).newPage();
});
test.afterAll(() => server?.stop());

async function officer(browser: Browser, login: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: desk, locale: 'vi-VN' })).newPage();
  await page.goto(`${server.url}/office`);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu').fill(demoPassword);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page.getByRole('button', { name: 'Đăng xuất' })).toBeVisible();
  return page;
}

/// What was decided waits a few seconds before it is sent: send it now, and see it recorded.
async function sendNow(page: Page) {
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await expect(page.locator('[data-phase=done]')).toBeVisible();
}

/// Opens the case and does the one main thing the server offers, after `fill` has filled its dialog.
async function mainAction(page: Page, name: string, fill?: (page: Page) => Promise<void>) {
  await page.goto(`${server.url}/office/ho-so/${caseNo}`);
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill?.(page);
  await dialog.getByRole('button', { name, exact: true }).click();
  await sendNow(page);
}

/// Goes on, step by step, until what is named is there.
const reach = async (wanted: Locator) => {
  while (!(await wanted.isVisible())) {
    const before = citizen.url();
    await citizen.getByRole('button', { name: 'Tiếp tục' }).click();
    await citizen.waitForURL((url) => url.href !== before);
  }
  return wanted;
};
const next = (heading: string) => reach(citizen.getByRole('heading', { name: heading }));

test('a procedure is named before the program has come, and keeps its words while the rest is on its way', async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 800 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.route(/\/assets\/begin-/, (route) => route.abort());
  const heading = page.getByRole('heading', { level: 1, name: 'Làm giấy khai sinh cho con' });
  const summary = page.getByText('Ghi nhận việc sinh của trẻ vào Sổ hộ tịch');
  await page.goto(`${server.url}/thu-tuc/1.001193`);
  await expect(page).toHaveTitle('Làm giấy khai sinh cho con – Thông Suốt');
  await expect(heading).toBeVisible();
  await expect(summary).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Trang chưa tải được hết');
  expect(await violations(page)).toEqual([]);
  await page.unrouteAll();
  await page.route(/\/api\/.*\/procedures\//, () => undefined); // never answered
  await page.reload();
  await expect(page.getByRole('link', { name: 'Tra cứu' })).toBeVisible();
  await expect(heading).toBeVisible();
  await expect(summary).toBeVisible();
  await context.close();
});

test('a citizen opens an account, finds a procedure without accents and reads it', async () => {
  await citizen.goto(server.url);
  await expect(citizen.getByRole('heading', { name: 'Bạn cần làm gì?' })).toBeVisible();
  expect(await violations(citizen)).toEqual([]);
  await citizen.getByRole('searchbox').fill('dang ky khai sinh');
  await citizen.keyboard.press('Enter');
  await citizen.getByRole('link', { name: /Làm giấy khai sinh cho con/ }).click();
  await expect(citizen.getByRole('heading', { name: 'Cần giấy tờ gì' })).toBeVisible();
  expect(await violations(citizen)).toEqual([]);
  await citizen.goto(`${server.url}/dang-ky?ve=/thu-tuc/1.001193/nop`);
  await citizen.getByLabel('Họ và tên').fill('Nguyễn Thị Thử');
  await citizen.getByLabel('Số điện thoại').fill(citizenPhone);
  await citizen.getByLabel('Mật khẩu').fill('con trâu đi trước');
  await citizen.getByLabel(/Số định danh/).fill('040190000001');
  await citizen.getByRole('button', { name: 'Tạo tài khoản' }).click();
  await expect(citizen.getByRole('heading', { name: 'Người yêu cầu' })).toBeVisible();
  await expect(citizen.getByLabel('Số định danh cá nhân')).toHaveValue('040190000001');
});

test('fills the form, which is kept on another device, uploads a photo and files', async ({ browser }) => {
  await (await reach(citizen.getByLabel('Nơi cư trú'))).fill('Thôn 1');
  await (await reach(citizen.getByLabel('Mẹ', { exact: true }))).check();
  await next('Người được khai sinh');
  await (await reach(citizen.getByLabel('Họ, chữ đệm, tên của trẻ'))).fill('Nguyễn Văn Bé');
  await (await reach(citizen.getByLabel('Ngày, tháng, năm sinh'))).fill('1/11/2026');
  await (await reach(citizen.getByLabel('Nam', { exact: true }))).check();
  await (await reach(citizen.getByLabel('Dân tộc'))).fill('Kinh');
  await (await reach(citizen.getByLabel('Nơi sinh'))).fill('Trạm y tế xã');
  await (await reach(citizen.getByLabel('Quê quán'))).fill('Xã An Phú Thành');
  await next('Mẹ của trẻ');
  await expect(citizen.getByText('Đã lưu', { exact: true })).toBeVisible();

  const other = await (await browser.newContext({ viewport: phone, locale: 'vi-VN' })).newPage();
  await other.goto(`${server.url}/dang-nhap?ve=/thu-tuc/1.001193/nop?buoc=tre_ho_ten`);
  await other.getByLabel('Số điện thoại').fill(citizenPhone);
  await other.getByLabel('Mật khẩu').fill('con trâu đi trước');
  await other.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(other.getByLabel('Họ, chữ đệm, tên của trẻ')).toHaveValue('Nguyễn Văn Bé');
  await other.context().close();

  await (await reach(citizen.getByLabel('Họ, chữ đệm, tên mẹ'))).fill('Nguyễn Thị Thử');
  await (await reach(citizen.getByLabel('Năm sinh'))).fill('1995');
  await (await reach(citizen.getByLabel('Nơi cư trú của mẹ'))).fill('Thôn 1');
  await next('Cha của trẻ');
  await (await reach(citizen.getByLabel('Không', { exact: true }))).check();
  await next('Bản sao');
  await next('Giấy tờ');
  await citizen.getByLabel(/Chọn tệp: Giấy chứng sinh/).setInputFiles({
    ...photo,
    name: 'giấy chứng sinh.png',
  });
  await expect(citizen.getByText('Đã gửi xong')).toBeVisible();
  await next('Xem lại và nộp');
  expect(await violations(citizen)).toEqual([]);
  await citizen.getByLabel(/Tôi cam đoan/).check();
  await citizen.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await expect(citizen.getByRole('heading', { name: 'Đã nộp hồ sơ' })).toBeVisible();
  caseNo = /ho-so\/(\d+)/.exec(citizen.url())?.[1] ?? '';
  caseCode =
    (await citizen
      .getByText(/^H\d+\.[\d-]+$/)
      .first()
      .textContent()) ?? '';
  expect(caseCode).not.toBe('');
});

test('keeps a proof that verifies offline, and a QR code', async () => {
  await expect(citizen.getByRole('img', { name: /Mã QR/ })).toBeVisible();
  const link = citizen.getByRole('link', { name: 'Tải bằng chứng' });
  await expect(link).toBeVisible({ timeout: 10_000 });
  const [download] = await Promise.all([citizen.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe(`${caseCode}.tlog-proof`);
  const path = await download.path();
  const key = await citizen.evaluate(async () => {
    const site = (await (await fetch('/api/v1/site')).json()) as {
      default_commune: number;
    };
    return (await (await fetch(`/journal/${site.default_commune}/key`)).text()).trim();
  });
  if (existsSync(verifier)) execFileSync(verifier, ['receipt', path, '--key', key]);
  expect(await violations(citizen)).toEqual([]);
});

test('the desk accepts the case and the receipt has its due time', async ({ browser }) => {
  const page = await officer(browser, 'motcua1');
  await page.goto(`${server.url}/office/ho-so/${caseNo}`);
  await mainAction(page, 'Tiếp nhận');
  await expect(page.getByText('Đang giải quyết').first()).toBeVisible();
  await page.goto(`${server.url}/office/ho-so/${caseNo}/giay-tiep-nhan`);
  await expect(page.getByText('Hẹn trả', { exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test('an officer asks once for a supplement, the citizen answers in one place', async ({ browser }) => {
  const page = await officer(browser, 'hotich1');
  await page.goto(`${server.url}/office/ho-so/${caseNo}`);
  await page.getByRole('button', { name: 'Yêu cầu bổ sung' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Giấy tờ', { exact: true }).selectOption('giay-chung-sinh');
  await dialog.getByLabel('Vì sao').fill('Ảnh mờ ở phần họ tên mẹ');
  await dialog.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
  await sendNow(page);
  await page.context().close();

  await citizen.goto(`${server.url}/ho-so`);
  await citizen.getByRole('link', { name: new RegExp(caseCode) }).click();
  await expect(citizen.getByRole('heading', { name: 'Cơ quan cần bạn bổ sung' })).toBeVisible();
  expect(await violations(citizen)).toEqual([]);
  await citizen.getByLabel(/Chọn tệp: Giấy chứng sinh/).setInputFiles({ ...photo, name: 'rõ hơn.png' });
  await expect(citizen.getByText('Đã gửi xong')).toBeVisible();
  await citizen.getByRole('button', { name: 'Gửi bổ sung' }).click();
  await expect(citizen.getByText('Đã gửi phần bổ sung.')).toBeVisible();
});

test('the officer proposes, the leader approves, the clerk issues, the desk hands out', async ({
  browser,
}) => {
  const handling = await officer(browser, 'hotich1');
  await mainAction(handling, 'Trình kết quả');
  const leader = await officer(browser, 'chutich');
  await mainAction(leader, 'Phê duyệt');
  const clerk = await officer(browser, 'vanthu');
  await mainAction(clerk, 'Phát hành kết quả', async (page) => {
    await page.getByLabel(/Số, ký hiệu/).fill('128/2026');
    await page.getByLabel('Chọn tệp: Tệp kết quả').setInputFiles({
      name: 'giay-khai-sinh.pdf',
      mimeType: 'application/pdf',
      buffer: pdf,
    });
    await expect(page.getByText('Đã gửi xong')).toBeVisible();
  });
  const front = await officer(browser, 'motcua2');
  await mainAction(front, 'Trả kết quả');
  await expect(front.getByText('Đã trả kết quả').first()).toBeVisible();
  for (const page of [handling, leader, clerk, front]) await page.context().close();
});

test('the citizen gets the result and rates it', async () => {
  await citizen.goto(`${server.url}/ho-so/${caseNo}`);
  const [download] = await Promise.all([
    citizen.waitForEvent('download'),
    citizen
      .getByRole('link', { name: /giay-khai-sinh\.pdf/ })
      .first()
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe('giay-khai-sinh.pdf');
  await citizen.getByLabel(/5 – Rất hài lòng/).check();
  await citizen.getByRole('button', { name: 'Gửi đánh giá' }).click();
  await expect(citizen.getByText('Bạn đã chấm 5 trên 5. Cảm ơn bạn.')).toBeVisible();
  expect(await violations(citizen)).toEqual([]);
});

test('anyone with the receipt follows the case without an account', async ({ browser }) => {
  const receipt = await citizen.evaluate(async (no) => {
    const site = (await (await fetch('/api/v1/site')).json()) as {
      default_commune: number;
    };
    const answer = await fetch(`/api/v1/communes/${site.default_commune}/my/cases/${no}/receipt`);
    return (await answer.json()) as { track_url: string };
  }, caseNo);
  trackUrl = receipt.track_url.replace(/^https?:\/\/[^/]+/, '');
  const page = await (await browser.newContext({ viewport: phone, locale: 'vi-VN' })).newPage();
  await page.goto(server.url + trackUrl);
  await expect(page.getByText('Câu chuyện của hồ sơ')).toBeVisible();
  await expect(page.getByText('Nguyễn Thị Thử')).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await page.goto(`${server.url}/theo-doi`);
  await page.getByLabel('Mã hồ sơ').fill(caseCode);
  await page.getByLabel('Bốn số cuối điện thoại').fill(citizenPhone.slice(-4));
  await page.getByRole('button', { name: 'Xem hồ sơ' }).click();
  await expect(page.getByText('Câu chuyện của hồ sơ')).toBeVisible();
  await page.context().close();
});

test('the counter takes a person in with the keyboard alone, and the inbox hears of it', async ({
  browser,
}) => {
  const watching = await officer(browser, 'motcua2');
  await watching.goto(`${server.url}/office?pham-vi=commune`);
  await expect(watching.getByText('Đang cập nhật trực tiếp')).toBeVisible();
  const page = await officer(browser, 'motcua1');
  await page.goto(`${server.url}/office/tiep-nhan`);
  const ready = page.locator('[role=listbox][data-ready]');
  await ready.waitFor();
  await page.keyboard.type('ban sao trich luc');
  await expect(page.locator('#procedures [aria-selected=true]')).toContainText('2.000635');
  await ready.waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Họ và tên')).toBeFocused();
  const name = `Lê Văn Quầy ${Date.now() % 100_000}`;
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type('0900000002');
  await page.keyboard.press('Tab');
  await page.keyboard.type('040190000002');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Thôn 2');
  // What is still missing has the focus, one thing after the other: two choices, two texts, one paper.
  const missing = [' ', ' ', 'Nguyễn Văn Mẫu', 'Xã cũ, năm 1998', ' '];
  for (const [done, keys] of missing.entries()) {
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText(`Còn ${missing.length - done} chỗ cần sửa`);
    if (keys === ' ') await page.keyboard.press('Space');
    else await page.keyboard.type(keys);
  }
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Đã nhận hồ sơ' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'In giấy tiếp nhận' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await expect(watching.getByText(name)).toBeVisible({ timeout: 10_000 });
  await page.context().close();
  await watching.context().close();
});

test('the coordinator goes from the plan to a case and its journal entries', async ({ browser }) => {
  const page = await officer(browser, 'cchc');
  await page.goto(`${server.url}/office/ke-hoach`);
  await expect(page.getByRole('region', { name: 'Văn bản kế hoạch' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page
    .getByRole('link', { name: /hồ sơ.*đúng hạn/i })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Diễn biến' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page
    .getByRole('link', { name: /hồ sơ.*đúng hạn/i })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Hồ sơ phía sau' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.locator('[data-case]').first().click();
  await expect(page.getByRole('heading', { name: 'Diễn biến' })).toBeVisible();
  await page.getByRole('link', { name: 'Nhật ký', exact: true }).click();
  await expect(page.getByText('Có trong điểm kiểm').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test('the first administrator comes in by the one-time link and opens an account', async ({ browser }) => {
  test.skip(!hasProgram, 'needs the program itself');
  const fresh = await startNew();
  const page = await (await browser.newContext({ viewport: desk, locale: 'vi-VN' })).newPage();
  try {
    await page.goto(fresh.url + fresh.link);
    await page.getByLabel('Mật khẩu mới').fill('một câu dễ nhớ');
    await page.getByLabel('Nhập lại mật khẩu').fill('một câu dễ nhớ');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lưu và đăng nhập' }).click();
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tạo tài khoản' });
    await dialog.getByLabel('Tên đăng nhập').fill('mot-cua');
    await dialog.getByLabel('Họ và tên').fill('Trần Văn Mẫu');
    await dialog.getByLabel('Một cửa', { exact: true }).check();
    await dialog.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await expect(page.getByRole('dialog', { name: 'Đường dẫn dùng một lần' })).toContainText(
      '/office/invitation#',
    );
    expect(await violations(page)).toEqual([]);
  } finally {
    await page.context().close();
    fresh.stop();
  }
});
