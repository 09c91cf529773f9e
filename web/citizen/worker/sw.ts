/// The service worker: the citizen's screens open without a line, and what everybody may read (the site, the
/// commune, its procedures) is there as last seen. Nothing of a person is ever kept here: what they type and what
/// waits to be sent is in the page's own storage.
/// Built to /sw.js with the list of files of this build in place of `__SHELL__`.
declare const __SHELL__: { version: string; files: string[] };

interface Worker {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', hear: (e: Lasting) => void): void;
  addEventListener(type: 'fetch', hear: (e: Asked) => void): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

const self_ = self as unknown as Worker;
const shell = `shell-${__SHELL__.version}`;
const facts = 'facts-1';
const patience = 4000;

/// What is the same for everybody, and only without a query: a question somebody typed is theirs.
const isPublic = (url: URL) =>
  !url.search &&
  /^\/api\/v1\/(site|communes\/\d+(\/(life-situations|procedures(\/[\w.-]+)?))?)$/.test(url.pathname);
const isAsset = (url: URL) => /^\/(assets\/|boot\.js$|icon\.svg$|manifest\.webmanifest$)/.test(url.pathname);
const isScreen = (url: URL) => !/^\/(office|design|api|journal|log|healthz|metrics)(\/|$)/.test(url.pathname);

/// The shell before this one stays, for pages that are still open on it.
async function clean() {
  const shells = (await caches.keys()).filter((name) => name.startsWith('shell-') && name !== shell);
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)));
  await self_.clients.claim();
}

async function install() {
  const cache = await caches.open(shell);
  await cache.addAll(__SHELL__.files);
  await self_.skipWaiting();
}

function inTime(request: Request): Promise<Response> {
  return new Promise((give, fail) => {
    const timer = setTimeout(() => fail(new Error('slow')), patience);
    fetch(request)
      .then(give, fail)
      .finally(() => clearTimeout(timer));
  });
}

async function screen(request: Request): Promise<Response> {
  try {
    return await inTime(request);
  } catch {
    return (await caches.match('/')) ?? fetch(request);
  }
}

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

async function fact(request: Request): Promise<Response> {
  try {
    const fresh = await inTime(request);
    if (fresh.ok) await (await caches.open(facts)).put(request, fresh.clone());
    return fresh;
  } catch {
    return (await caches.match(request)) ?? fetch(request);
  }
}

self_.addEventListener('install', (e) => e.waitUntil(install()));
self_.addEventListener('activate', (e) => e.waitUntil(clean()));
self_.addEventListener('fetch', (e) => {
  const { request } = e;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (isAsset(url)) e.respondWith(asset(request));
  else if (isPublic(url)) e.respondWith(fact(request));
  else if (request.mode === 'navigate' && isScreen(url)) e.respondWith(screen(request));
});

export {};
