// Weight of what a first visit loads: every script and stylesheet an entry pulls in before anything is clicked,
// compressed as a server would (gzip 9). Fails the build when a budget is broken.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** What a first load may weigh, in bytes, and what it runs by itself beyond its entry. */
const budgets = {
  'index.html': { budget: 150_000, more: ['begin'] },
  'office/index.html': { budget: 220_000, more: [] },
};

const keyOf = (name) =>
  Object.keys(manifest).find((key) => manifest[key].name === name && manifest[key].isDynamicEntry);

function filesOf(key, seen = new Set()) {
  if (seen.has(key)) return [];
  seen.add(key);
  const chunk = manifest[key];
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap((k) => filesOf(k, seen))];
}

let broken = false;
for (const [entry, { budget, more }] of Object.entries(budgets)) {
  const files = [...new Set([entry, ...more.map(keyOf)].flatMap((key) => filesOf(key)))];
  const weigh = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
  const sum = (ending) => files.filter((f) => f.endsWith(ending)).reduce((n, f) => n + weigh(f), 0);
  const [js, css] = [sum('.js'), sum('.css')];
  const total = js + css;
  broken ||= total > budget;
  console.log(
    `${entry}: ${(js / 1000).toFixed(1)} KB JS + ${(css / 1000).toFixed(1)} KB CSS = ${(total / 1000).toFixed(1)} KB gzip ` +
      `(budget ${budget / 1000} KB) ${total > budget ? 'TOO HEAVY' : 'ok'}`,
  );
}
process.exit(broken ? 1 : 0);
