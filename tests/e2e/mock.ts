/// The built screens over made-up answers: everything the browser asks for is answered from web/dist (or the
/// folder WEB_DIST names) and the fixtures, under the server's Content-Security-Policy. For the look of pages
/// and their accessibility; the stories in stories.spec.ts run on the real server.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Page } from '@playwright/test';

export const dist = process.env.WEB_DIST ?? join(__dirname, '../../web/dist');
export const origin = 'http://thongsuot.test';

export const policy =
  "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
  "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

export const kinds: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.webmanifest': 'application/manifest+json',
};

function fileOf(path: string): string {
  const wanted = join(dist, path);
  if (existsSync(wanted) && statSync(wanted).isFile()) return wanted;
  const entry = path.startsWith('/office')
    ? 'office/index.html'
    : path.startsWith('/design')
      ? 'design/index.html'
      : 'index.html';
  return join(dist, entry);
}

export type Routes = Record<string, unknown>;

interface Raw {
  svg?: string;
  text?: string;
  status?: number;
  problem?: unknown;
}

export async function mock(page: Page, routes: Routes, cookies: readonly string[] = []) {
  await page.context().addCookies(cookies.map((name) => ({ name, value: 'c', url: origin })));
  await page.route('**/*', async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (!/^\/(api|journal)\//.test(pathname)) {
      const file = fileOf(pathname);
      await route.fulfill({
        body: readFileSync(file),
        contentType: kinds[extname(file)] ?? 'application/octet-stream',
        headers: { 'Content-Security-Policy': policy },
      });
      return;
    }
    const key = request.method() === 'GET' ? pathname : `${request.method()} ${pathname}`;
    const answer = routes[key] as Raw | undefined;
    if (answer === undefined) {
      const status = pathname.endsWith('/events') ? 204 : 404;
      await route.fulfill({
        status,
        contentType: 'application/problem+json',
        body:
          status === 204
            ? ''
            : JSON.stringify({
                type: '/problems/not-found',
                title: 'Không tìm thấy',
                status,
                detail: 'Không có mục này.',
                code: 'missing',
                request_id: 'x',
              }),
      });
    } else if (answer.problem) {
      await route.fulfill({
        status: answer.status ?? 422,
        contentType: 'application/problem+json',
        body: JSON.stringify(answer.problem),
      });
    } else if (answer.svg) {
      await route.fulfill({ body: answer.svg, contentType: 'image/svg+xml' });
    } else if (answer.text) {
      await route.fulfill({ body: answer.text, contentType: 'text/plain' });
    } else {
      await route.fulfill({ json: answer, headers: { ETag: '"1"' } });
    }
  });
}
