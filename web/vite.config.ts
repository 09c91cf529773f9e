/// Two programs from one tree: the citizen's at "/" and the office's at "/office"; "/design" shows every
/// component. Nothing is inlined into the HTML, so the server's Content-Security-Policy needs no
/// 'unsafe-inline'.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { pageFiles } from './scripts/page-files';
import { sharedChunks } from './scripts/shared-chunks';
import { workerList } from './scripts/worker-list';

const server = process.env.THONGSUOT_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  appType: 'mpa',
  plugins: [
    react(),
    pageFiles('citizen', 'citizen/begin.tsx', {
      '^/thu-tuc/[^/]+$': 'citizen/pages/procedure.tsx',
      '^/thu-tuc/[^/]+/nop$': 'citizen/pages/filing.tsx',
      '^/ho-so/\\d+$': 'citizen/pages/case.tsx',
      '^/tim$': 'citizen/pages/search.tsx',
    }),
    workerList('citizen', 'sw'),
  ],
  resolve: { alias: { '@shared': resolve(__dirname, 'shared') } },
  build: {
    target: 'es2021',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: true,
    rollupOptions: {
      input: {
        citizen: resolve(__dirname, 'index.html'),
        office: resolve(__dirname, 'office/index.html'),
        design: resolve(__dirname, 'design/index.html'),
        sw: resolve(__dirname, 'citizen/worker/sw.ts'),
      },
      // The worker stands at the root, under one name for ever: its place is the reach it has.
      output: {
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        manualChunks: sharedChunks(),
        onlyExplicitManualChunks: true,
      },
    },
  },
  server: { proxy: { '/api': server, '/log': server } },
  test: {
    environment: 'node',
    // Components typed into letter by letter take their time on a machine that is building as well.
    testTimeout: 30_000,
    include: ['{shared,citizen,office}/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
  },
});
