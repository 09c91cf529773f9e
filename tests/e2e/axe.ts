/// What axe finds on the page as it stands, one line a finding.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const webRequire = createRequire(join(__dirname, '../../web/package.json'));
const source = readFileSync(webRequire.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: Array<{ html: string; failureSummary: string }>;
}
interface Axe {
  run(): Promise<{ violations: Violation[] }>;
}

export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const found = await page.evaluate(() => (window as unknown as { axe: Axe }).axe.run());
  return found.violations.map(
    (v) => `${v.id}: ${v.nodes.map((n) => `${n.html} ${n.failureSummary}`).join('\n')}`,
  );
}
