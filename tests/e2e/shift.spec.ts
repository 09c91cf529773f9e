/// Nothing on a page moves by itself: every page, on a phone and on a desk, with the server's answers coming late, may
/// shift by no more than a twentieth in all (a tenth is the web's usual limit). What moved is named.
import { expect, type Browser, type BrowserContext } from '@playwright/test';
import { routesOf, settled, shots, now, type Shot } from './routes';
import { test, type Stage } from './stage';

const limit = 0.05;
const late = 300;
const sizes = { phone: { width: 360, height: 800 }, desktop: { width: 1440, height: 900 } };
/// As many pages at once: they mostly wait.
const together = 6;

interface Moved {
  by: number;
  what: string[];
}

/// In the page, before anything else: keeps what shifted in `window.moved`.
function watch() {
  if (location.protocol === 'about:') return;
  localStorage.setItem('ts.office.commune', '17464');
  localStorage.setItem('ts.theme', 'light');
  const moved: Moved[] = [];
  Object.assign(window, { moved });
  interface Shift extends PerformanceEntry {
    value: number;
    hadRecentInput: boolean;
    sources: Array<{ node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }>;
  }
  const name = (node: Node | null) => {
    const e = node instanceof Element ? node : node?.parentElement;
    return e ? `<${e.localName} class="${e.className}"> ${(e.textContent ?? '').slice(0, 40)}` : '(gone)';
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[])
      if (!entry.hadRecentInput)
        moved.push({
          by: entry.value,
          what: entry.sources.map(
            (s) =>
              `${name(s.node)} from ${Math.round(s.previousRect.x)},${Math.round(s.previousRect.y)}+${Math.round(s.previousRect.height)} ` +
              `to ${Math.round(s.currentRect.x)},${Math.round(s.currentRect.y)}+${Math.round(s.currentRect.height)}`,
          ),
        });
  }).observe({ type: 'layout-shift', buffered: true });
}

/// Somebody who has been here before, signed in or not: scripts and letters are on the device.
async function visitor(browser: Browser, stage: Stage, cookies: readonly string[], size: keyof typeof sizes) {
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  });
  await context.addCookies(cookies.map((name) => ({ name, value: 'c', url: stage.origin })));
  await context.addInitScript(watch);
  await context.clock.setFixedTime(now);
  return context;
}

async function shiftOf(context: BrowserContext, stage: Stage, shot: Shot) {
  const page = await context.newPage();
  await page.goto(stage.origin + shot.path);
  await settled(page);
  const moved = await page.evaluate(() => (window as unknown as { moved: Moved[] }).moved);
  await page.close();
  return { by: moved.reduce((sum, m) => sum + m.by, 0), moved };
}

for (const part of ['citizen', 'office'] as const)
  for (const size of Object.keys(sizes) as Array<keyof typeof sizes>)
    test(`nothing shifts: ${part}, ${size}`, async ({ browser, stage }) => {
      test.setTimeout(240_000);
      // The page of every component in every state is nobody's way to anything.
      const pages = shots.filter((s) => s.path !== '/design');
      const open = pages.filter((s) => s.path.startsWith('/office') === (part === 'office'));
      stage.routes = routesOf(open[0]!);
      stage.late = late;
      const next = open.values();
      const visitors = new Map<string, BrowserContext>();
      for (const cookies of new Set(open.map((s) => (s.cookies ?? []).join())))
        visitors.set(cookies, await visitor(browser, stage, cookies.split(',').filter(Boolean), size));
      const walk = async () => {
        for (const shot of next) {
          const { by, moved } = await shiftOf(visitors.get((shot.cookies ?? []).join())!, stage, shot);
          const said = moved.map((m) => `${m.by.toFixed(3)} ${m.what.join('; ')}`).join('\n');
          if (process.env.TS_SHIFTS) console.log(size, shot.name, by.toFixed(4), by > 0.005 ? said : '');
          expect.soft(by, `${shot.name}, ${size}: ${said}`).toBeLessThanOrEqual(limit);
        }
      };
      await Promise.all(Array.from({ length: together }, walk));
      for (const context of visitors.values()) await context.close();
      stage.late = 0;
    });
