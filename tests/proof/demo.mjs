// A server to measure: the one at THONGSUOT_URL, or a demonstration year of our own in a temporary folder with the
// pages of web/dist, as `make build` left them.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const program = process.env.THONGSUOT_BIN ?? join(repository, 'build/thongsuot');
const citizen = { phone: '0900000001', password: 'thong-suot-2026' };

/** Gives { url, stop }. */
export async function startDemo() {
  if (process.env.THONGSUOT_URL) return { url: process.env.THONGSUOT_URL, stop: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'thongsuot-proof-'));
  execFileSync(program, ['demo', '--data', folder, '--cases', '60', '--seed', '11'], { stdio: 'pipe' });
  const child = spawn(program, ['serve', '--data', folder, '--listen', '127.0.0.1:0'], { cwd: repository });
  const stop = () => {
    child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  const url = await new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      const found = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(said)?.[0];
      if (found) resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return { url, stop };
}

function startBrowser() {
  return puppeteer.launch({
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
  });
}

/** Signs the demonstration's citizen in; gives the address of the newest of their cases and the cookies of the session. */
export async function signIn(url) {
  const ask = async (path, init) => {
    const answer = await fetch(url + path, init);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const login = await ask('/api/v1/citizen/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(citizen),
  });
  const cookies = login.headers
    .get('set-cookie')
    .split(/, (?=[\w-]+=)/)
    .map((text) => /^([^=]+)=([^;]*)/.exec(text))
    .map(([, name, value]) => ({ name, value, url }));
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
  const site = await (await ask('/api/v1/site')).json();
  const mine = await (await ask(`/api/v1/communes/${site.default_commune}/my/cases`, { headers })).json();
  return { address: `${url}/ho-so/${mine.items[0].no}`, cookies };
}

/** A visitor's first visit: nothing cached, no service worker, no page before this one, signed in by `cookies`. */
export async function startVisitor(cookies) {
  const browser = await startBrowser();
  const page = await browser.newPage();
  if (cookies.length > 0) await page.setCookie(...cookies);
  await page.close();
  return browser;
}
