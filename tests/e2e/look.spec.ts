/// Every page as people see it: three sizes, both languages, both themes, large type. The pictures are those agreed to
/// (golden.ts), axe finds nothing in either language and theme, nothing is wider than the screen, no accent is cut, no
/// policy is violated.
import { expect, type Page } from '@playwright/test';
import { cutAccents } from './accents';
import { violations } from './axe';
import { compare, updating, whyNotCompared } from './golden';
import { listen, prepare, settled, shots, show, type Look } from './routes';
import { test } from './stage';

const sizes = {
  phone: { width: 360, height: 800 },
  tablet: { width: 768, height: 1024 },
  desktop: { width: 1440, height: 900 },
};
type Size = keyof typeof sizes;

interface Walk {
  look: Look;
  /// The page is opened at the first size and drawn anew at the others.
  sizes: Size[];
  axe?: boolean;
  /// What the picture's name ends in; without, there is none.
  picture?: string;
}

const walks: Walk[] = [
  { look: { theme: 'light', lang: 'vi' }, sizes: ['phone', 'tablet', 'desktop'], axe: true, picture: '' },
  { look: { theme: 'light', lang: 'en' }, sizes: ['phone'], axe: true, picture: '-en' },
  { look: { theme: 'dark', lang: 'vi' }, sizes: ['desktop'], axe: true, picture: '-dark' },
  { look: { theme: 'dark', lang: 'en' }, sizes: ['phone'], axe: true },
  { look: { theme: 'light', lang: 'vi', type: 'large' }, sizes: ['phone'] },
];

const wider = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('the pictures can be compared here', async ({ browser }) => {
  const why = await whyNotCompared(browser);
  if (why) console.log(why);
  test.skip(why !== '', why);
});

for (const shot of shots)
  test(shot.name, async ({ page, stage }) => {
    test.setTimeout(300_000);
    const complaints = listen(page);
    await prepare(page, stage, shot);
    for (const { look, sizes: at, axe, picture } of updating
      ? walks.filter((w) => w.picture !== undefined)
      : walks) {
      const name = `${look.theme} ${look.lang} ${look.type ?? ''}`;
      for (const size of at) {
        await page.setViewportSize(sizes[size]);
        if (size === at[0] || shot.anew) await show(page, stage, shot, look);
        else await settled(page);
        if (picture !== undefined) await compare(page, `${shot.name}-${size}${picture}`);
        expect
          .soft(await wider(page), `${name} ${size}: pixels wider than the screen`)
          .toBeLessThanOrEqual(0);
        expect.soft(await cutAccents(page), `${name} ${size}: letters cut`).toEqual([]);
      }
      if (axe && !updating) expect.soft(await violations(page), `${name}: axe`).toEqual([]);
    }
    expect.soft(complaints, 'said on the console').toEqual([]);
  });
