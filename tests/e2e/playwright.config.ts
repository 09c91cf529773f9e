/// Browser tests: Debian's own chromium, no downloads. The stories go one at a time, since they wait for a server of
/// their own; the looks of pages share out among the processors.
import { cpus } from 'node:os';
import { defineConfig } from '@playwright/test';
import { updating } from './golden';

const looks = /(look|html|shift)\.spec\.ts/;
const proofs = /budget\.spec\.ts/;

export default defineConfig({
  testDir: '.',
  outputDir: process.env.E2E_OUT ?? '../../web/test-results',
  snapshotPathTemplate: 'golden/{arg}{ext}',
  updateSnapshots: updating ? 'changed' : 'none',
  globalTeardown: './shrink.ts',
  workers: process.argv.includes('--project=looks') ? Math.min(4, cpus().length) : 1,
  projects: [
    { name: 'looks', testMatch: looks, fullyParallel: true },
    { name: 'stories', testIgnore: [looks, proofs] },
    { name: 'proofs', testMatch: proofs },
  ],
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
