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

export interface Answer {
  status: number;
  contentType: string;
  body: string | Buffer;
  headers: Record<string, string>;
}

const answer = (status: number, contentType: string, body: string | Buffer, headers = {}): Answer => ({
  status,
  contentType,
  body,
  headers,
});

const missing = {
  type: '/problems/not-found',
  title: 'Không tìm thấy',
  status: 404,
  detail: 'Không có mục này.',
  code: 'missing',
  request_id: 'x',
};

/// What the server would say to this request.
export function answerTo(method: string, pathname: string, routes: Routes): Answer {
  if (!/^\/(api|journal)\//.test(pathname)) {
    const file = fileOf(pathname);
    return answer(200, kinds[extname(file)] ?? 'application/octet-stream', readFileSync(file), {
      'Content-Security-Policy': policy,
    });
  }
  const found = routes[method === 'GET' ? pathname : `${method} ${pathname}`] as Raw | undefined;
  const problem = 'application/problem+json';
  if (found === undefined)
    return pathname.endsWith('/events')
      ? answer(204, problem, '')
      : answer(404, problem, JSON.stringify(missing));
  if (found.problem) return answer(found.status ?? 422, problem, JSON.stringify(found.problem));
  if (found.svg) return answer(200, 'image/svg+xml', found.svg);
  if (found.text) return answer(200, 'text/plain', found.text);
  return answer(200, 'application/json', JSON.stringify(found), { ETag: '"1"' });
}

export async function mock(page: Page, routes: Routes, cookies: readonly string[] = []) {
  await page.context().addCookies(cookies.map((name) => ({ name, value: 'c', url: origin })));
  await page.route('**/*', async (route) => {
    const request = route.request();
    await route.fulfill(answerTo(request.method(), new URL(request.url()).pathname, routes));
  });
}
