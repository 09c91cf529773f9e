/// Every page there is, once in each state worth a picture: what the walks of look.spec.ts and html.spec.ts open.
/// A new page belongs here; `routes` changes answers of the fixtures for one entry.
import type { Page } from '@playwright/test';
import { citizenRoutes } from './fixtures/citizen';
import { officeRoutes } from './fixtures/office';
import { workRoutes } from './fixtures/work';
import type { Routes } from './mock';
import type { Stage } from './stage';

export interface Shot {
  name: string;
  path: string;
  cookies?: string[];
  routes?: Routes;
  /// Opened anew at each size, because a small screen leads elsewhere.
  anew?: boolean;
}

const person = ['ts_citizen_csrf'];
const staff = ['ts_staff_csrf'];

const citizen: Shot[] = [
  { name: 'home', path: '/' },
  { name: 'search', path: '/tim?q=khai%20sinh' },
  { name: 'life', path: '/viec/sinh-con' },
  { name: 'life-missing', path: '/viec/khong-co' },
  { name: 'procedure', path: '/thu-tuc/1.001193' },
  { name: 'form-1', path: '/thu-tuc/1.001193/nop', cookies: person },
  { name: 'form-papers', path: '/thu-tuc/1.001193/nop?buoc=giay-to', cookies: person },
  { name: 'form-review', path: '/thu-tuc/1.001193/nop?buoc=xem-lai', cookies: person },
  { name: 'signin', path: '/dang-nhap' },
  { name: 'signup', path: '/dang-ky' },
  { name: 'mine', path: '/ho-so', cookies: person },
  { name: 'case', path: '/ho-so/7', cookies: person },
  { name: 'supplement', path: '/ho-so/8', cookies: person },
  { name: 'result', path: '/ho-so/9', cookies: person },
  { name: 'receipt', path: '/ho-so/7/giay-tiep-nhan', cookies: person },
  { name: 'track', path: '/theo-doi' },
  { name: 'waiting', path: '/cho-gui', cookies: person },
  { name: 'journal', path: '/nhat-ky' },
  { name: 'account', path: '/tai-khoan', cookies: person },
  { name: 'missing', path: '/khong-co' },
  { name: 'case-missing', path: '/ho-so/404', cookies: person },
];

const office: Shot[] = [
  { name: 'o-signin', path: '/office' },
  { name: 'o-invitation', path: '/office/invitation#commune=17464&token=abc' },
  { name: 'o-inbox', path: '/office', cookies: staff },
  { name: 'o-inbox-case', path: '/office?ho-so=7', cookies: staff, anew: true },
  { name: 'o-overview', path: '/office/tong-quan', cookies: staff },
  { name: 'o-wall', path: '/office/tong-quan/man-hinh', cookies: staff },
  { name: 'o-counter', path: '/office/tiep-nhan', cookies: staff },
  { name: 'o-search', path: '/office/tra-cuu', cookies: staff },
  { name: 'o-case', path: '/office/ho-so/7', cookies: staff },
  { name: 'o-case-missing', path: '/office/ho-so/404', cookies: staff },
  { name: 'o-receipt', path: '/office/ho-so/7/giay-tiep-nhan', cookies: staff },
  { name: 'o-print', path: '/office/ho-so/7/in/phieu-kiem-soat', cookies: staff },
  { name: 'o-journal', path: '/office/ho-so/7/nhat-ky', cookies: staff },
  { name: 'o-plan', path: '/office/ke-hoach?muc=12&dong=5', cookies: staff },
  { name: 'o-target', path: '/office/ke-hoach/muc-tieu/12', cookies: staff },
  { name: 'o-tasks', path: '/office/nhiem-vu', cookies: staff },
  { name: 'o-plan-import', path: '/office/ke-hoach/nap', cookies: staff, routes: workRoutes },
  { name: 'o-work', path: '/office/viec-noi-bo', cookies: staff, routes: workRoutes },
  { name: 'o-work-new', path: '/office/viec-noi-bo/NB.VP.01', cookies: staff, routes: workRoutes },
  { name: 'o-indicators', path: '/office/chi-so', cookies: staff },
  { name: 'o-indicator', path: '/office/chi-so/ty-le-ho-so-tthc-dung-han', cookies: staff },
  { name: 'o-staff', path: '/office/tai-khoan', cookies: staff },
  { name: 'o-system', path: '/office/he-thong', cookies: staff },
  { name: 'o-missing', path: '/office/khong-co', cookies: staff },
  { name: 'design', path: '/design' },
];

export const shots: readonly Shot[] = [...citizen, ...office];

export interface Look {
  theme: 'light' | 'dark';
  lang: 'vi' | 'en';
  type?: 'normal' | 'large';
}

/// The moment the fixtures speak of; a page that counts time counts from here.
export const now = new Date('2026-11-20T03:00:00.000Z');

/// What the console complained about from here on. That something is not there (404) is part of some pages.
export function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (m) => {
    if (m.type() === 'error' && !/status of 404/.test(m.text())) complaints.push(m.text());
  });
  page.on('pageerror', (e) => complaints.push(String(e)));
  return complaints;
}

/// What the server says to this entry.
export const routesOf = (shot: Shot): Routes => ({
  ...(shot.path.startsWith('/office') ? officeRoutes : citizenRoutes),
  ...shot.routes,
});

/// Sets the stage for this entry; then `look` shows it.
export async function prepare(page: Page, stage: Stage, shot: Shot) {
  stage.routes = routesOf(shot);
  await page.clock.setFixedTime(now);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const cookies = (shot.cookies ?? []).map((name) => ({ name, value: 'c', url: stage.origin }));
  await page.context().addCookies(cookies);
}

/// Opens the page as this person sees it and waits until it has come.
export async function show(page: Page, stage: Stage, shot: Shot, look: Look) {
  await page.addInitScript((l) => {
    if (location.protocol === 'about:') return;
    localStorage.setItem('ts.theme', l.theme);
    localStorage.setItem('ts.lang', l.lang);
    localStorage.setItem('ts.type', l.type ?? 'normal');
  }, look);
  await page.goto('about:blank'); // what differs only behind "#" would not be loaded again
  await page.goto(stage.origin + shot.path);
  await settled(page);
}

export async function settled(page: Page) {
  await page.locator('h1').first().waitFor({ state: 'attached', timeout: 60_000 });
  await page.waitForLoadState('networkidle');
  await page.locator('h1').first().waitFor({ timeout: 60_000 });
  await page.evaluate(() => document.fonts.ready);
}
