// Lighthouse (mobile: Slow 4G and a processor four times slower, simulated) on the four pages a citizen meets, against the real
// program, each on a first visit in a browser of its own: performance at least 95, accessibility and best practices 100. `npm run lighthouse` in web/; KEEP=folder keeps the
// reports. A busy machine measures low: run it on a quiet one.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { signIn, startDemo, startVisitor } from './demo.mjs';

const least = { performance: 95, accessibility: 100, 'best-practices': 100 };
const figures = [
  ['first-contentful-paint', 'FCP'],
  ['largest-contentful-paint', 'LCP'],
  ['total-blocking-time', 'TBT'],
  ['cumulative-layout-shift', 'CLS'],
];

const { url, stop } = await startDemo();
let missed = 0;
try {
  const { address: aCase, cookies } = await signIn(url);
  const pages = {
    home: `${url}/`,
    procedure: `${url}/thu-tuc/1.001193`,
    form: `${url}/thu-tuc/1.001193/nop`,
    case: aCase,
  };
  for (const [name, address] of Object.entries(pages)) {
    const browser = await startVisitor(cookies);
    const { lhr, report, artifacts } = await lighthouse(address, {
      port: Number(new URL(browser.wsEndpoint()).port),
      output: 'html',
      onlyCategories: Object.keys(least),
      disableStorageReset: true,
      logLevel: 'error',
    }).finally(() => browser.close());
    const scores = Object.keys(least).map((id) => [id, Math.round(lhr.categories[id].score * 100)]);
    const short = scores.filter(([id, score]) => score < least[id]);
    missed += short.length;
    console.log(
      `${short.length ? '✗' : '✓'} ${name.padEnd(9)} ${scores.map(([id, score]) => `${id} ${score}`).join(', ')}; ` +
        figures.map(([id, label]) => `${label} ${lhr.audits[id].displayValue}`).join(', '),
    );
    for (const [id] of short)
      for (const { id: audit, weight } of lhr.categories[id].auditRefs) {
        const { score, title, displayValue } = lhr.audits[audit];
        if (weight > 0 && score !== null && score < 0.9) console.log(`    ${id}: ${title} ${displayValue ?? ''}`);
      }
    if (process.env.KEEP) {
      mkdirSync(process.env.KEEP, { recursive: true });
      writeFileSync(join(process.env.KEEP, `${name}.trace.json`), JSON.stringify(artifacts.Trace ?? artifacts.traces?.defaultPass));
      writeFileSync(join(process.env.KEEP, `${name}.json`), JSON.stringify(lhr));
    }
  }
} finally {
  stop();
}
process.exit(missed ? 1 : 0);
