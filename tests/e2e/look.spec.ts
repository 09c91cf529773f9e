/// Every page as people see it: three sizes, both languages, both themes, large type. In each look axe finds nothing or
/// the picture is the one agreed to (golden.ts); and always: nothing overflows, no accent is cut, no policy is violated.
import { expect, test } from '@playwright/test';
import { violations } from './axe';
import { cutAccents } from './accents';
import { compare, whyNotCompared } from './golden';
import { open, shots, type Look } from './routes';

const phone = { width: 360, height: 800 };
const tablet = { width: 768, height: 1024 };
const desktop = { width: 1440, height: 900 };

interface Walk {
  name: string;
  viewport: { width: number; height: number };
  look: Look;
  axe?: boolean;
  picture?: boolean;
}

const walks: Walk[] = [
  { name: 'phone', viewport: phone, look: { theme: 'light', lang: 'vi' }, axe: true, picture: true },
  { name: 'tablet', viewport: tablet, look: { theme: 'light', lang: 'vi' }, picture: true },
  { name: 'desktop', viewport: desktop, look: { theme: 'light', lang: 'vi' }, picture: true },
  { name: 'phone-en', viewport: phone, look: { theme: 'light', lang: 'en' }, axe: true, picture: true },
  { name: 'desktop-dark', viewport: desktop, look: { theme: 'dark', lang: 'vi' }, axe: true, picture: true },
  { name: 'phone-en-dark', viewport: phone, look: { theme: 'dark', lang: 'en' }, axe: true },
  { name: 'phone-large', viewport: phone, look: { theme: 'light', lang: 'vi', type: 'large' } },
];

test('the pictures can be compared here', async ({ browser }) => {
  const why = await whyNotCompared(browser);
  if (why) console.log(why);
  test.skip(why !== '', why);
});

for (const { name, viewport, look, axe, picture } of walks)
  test.describe(name, () => {
    test.use({ viewport });
    for (const shot of shots)
      test(`${shot.name}-${name}`, async ({ page }) => {
        const complaints = await open(page, shot, look);
        if (picture) await compare(page, `${shot.name}-${name}`);
        if (axe) expect(await violations(page)).toEqual([]);
        expect(await cutAccents(page)).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wide, 'pixels wider than the screen').toBeLessThanOrEqual(0);
        expect(complaints).toEqual([]);
      });
  });
