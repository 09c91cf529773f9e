/// The built screens and made-up answers over a real socket on this machine: a service worker needs a server of
/// its own kind, which Playwright's routes are not.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { dist, kinds, policy, type Routes } from './mock';

export interface Asked {
  method: string;
  path: string;
  key: string;
  body: Buffer;
}

export interface Site {
  url: string;
  asked: Asked[];
  close(): void;
}

function fileOf(path: string): string | null {
  const wanted = join(dist, path);
  if (existsSync(wanted) && statSync(wanted).isFile()) return wanted;
  return extname(path) && !/^\/thu-tuc\//.test(path) ? null : join(dist, 'index.html');
}

export async function serveSite(routes: Routes): Promise<Site> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const method = request.method ?? 'GET';
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const chunks: Buffer[] = [];
    request.on('data', (c: Buffer) => chunks.push(c));
    request.on('end', () => {
      if (!pathname.startsWith('/api/')) {
        const file = fileOf(pathname);
        if (!file) {
          response.writeHead(404).end();
          return;
        }
        response.writeHead(200, {
          'Content-Type': kinds[extname(file)] ?? 'application/octet-stream',
          'Content-Security-Policy': policy,
        });
        response.end(readFileSync(file));
        return;
      }
      const key = String(request.headers['idempotency-key'] ?? '');
      asked.push({ method, path: pathname, key, body: Buffer.concat(chunks) });
      const answer = routes[method === 'GET' ? pathname : `${method} ${pathname}`];
      response.writeHead(answer === undefined ? 404 : 200, {
        'Content-Type': 'application/json',
        ETag: '"1"',
      });
      response.end(JSON.stringify(answer ?? { title: 'Không có', status: 404, code: 'missing' }));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}
