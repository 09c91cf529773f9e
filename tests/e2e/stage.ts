/// The same answers as mock.ts from a server of our own: the browser keeps scripts and fonts as it does in life, which
/// makes walking hundreds of pages several times as quick as answering each request by hand.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base } from '@playwright/test';
import { answerTo, type Routes } from './mock';

export interface Stage {
  origin: string;
  /// What is answered from here on.
  routes: Routes;
  /// How long the server thinks before it answers, in milliseconds.
  late: number;
}

export const test = base.extend<object, { stage: Stage }>({
  stage: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const stage: Stage = { origin: '', routes: {}, late: 0 };
      const server = createServer((request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://stage');
        const { status, contentType, headers, body } = answerTo(
          request.method ?? 'GET',
          pathname,
          stage.routes,
        );
        const kept = pathname.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache';
        const say = () =>
          response
            .writeHead(status, { 'Content-Type': contentType, 'Cache-Control': kept, ...headers })
            .end(body);
        if (stage.late > 0 && /^\/(api|journal)\//.test(pathname)) setTimeout(say, stage.late);
        else say();
      });
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
      stage.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      await use(stage);
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],
});
