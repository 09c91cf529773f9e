/// The Nu HTML checker over what is served (the three entries) and over what the browser has made of every page. Needs
/// Java and the checker of tests/proof (`npm run htmlcheck` fetches it); without either it is skipped and says so.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { dist } from './mock';
import { prepare, shots, show } from './routes';
import { test } from './stage';

const checker = join(__dirname, '../proof/node_modules/vnu-jar/build/dist/vnu.jar');
const hasJava = spawnSync('java', ['-version']).status === 0;

test.skip(!hasJava, 'no Java here: the HTML is not checked');
test.skip(!existsSync(checker), 'no checker here: `npm run htmlcheck` in web/ fetches it');

/// One complaint a line, with the name of the page instead of the file's path.
function complaintsAbout(folder: string): string[] {
  const said = spawnSync(
    'java',
    ['-jar', checker, '--errors-only', '--exit-zero-always', '--stdout', folder],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  );
  expect(said.status, said.stderr).toBe(0);
  return said.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^"?file:.*\/([^/]+)\.html"?:/, '$1: '));
}

test('every page is valid HTML, as served and as drawn', async ({ browser, stage }) => {
  test.setTimeout(900_000);
  const folder = mkdtempSync(join(tmpdir(), 'thongsuot-html-'));
  try {
    for (const entry of ['index', 'office/index', 'design/index'])
      copyFileSync(join(dist, `${entry}.html`), join(folder, `served-${entry.replace('/', '-')}.html`));
    for (const shot of shots) {
      const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
      await prepare(page, stage, shot);
      await show(page, stage, shot, { theme: 'light', lang: 'vi' });
      writeFileSync(join(folder, `${shot.name}.html`), await page.content());
      await page.close();
    }
    expect(complaintsAbout(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
