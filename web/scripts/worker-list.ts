/// Gives the built service worker the list of files the citizen's screens are made of.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin, Rollup } from 'vite';

const fixed = ['/', '/boot.js', '/icon.svg', '/manifest.webmanifest'];

function reach(bundle: Rollup.OutputBundle, name: string, seen: Set<string>) {
  const chunk = bundle[name];
  if (!chunk || chunk.type !== 'chunk' || seen.has(name)) return;
  seen.add(name);
  chunk.viteMetadata?.importedCss.forEach((file) => seen.add(file));
  chunk.viteMetadata?.importedAssets.forEach((file) => seen.add(file));
  for (const next of [...chunk.imports, ...chunk.dynamicImports]) reach(bundle, next, seen);
}

export function workerList(entry: string, worker: string): Plugin {
  return {
    name: 'worker-list',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((c): c is Rollup.OutputChunk => c.type === 'chunk');
      const first = chunks.find((c) => c.isEntry && c.name === entry);
      const script = chunks.find((c) => c.isEntry && c.name === worker);
      if (!first || !script) return;
      const seen = new Set<string>();
      reach(bundle, first.fileName, seen);
      // A browser that runs service workers reads woff2; the older form would double the download.
      const files = [...fixed, ...[...seen].filter((f) => !f.endsWith('.woff')).map((f) => `/${f}`)].sort();
      const hash = createHash('sha256').update(files.join('\n'));
      // Files without a hash in their names count by what is in them.
      for (const name of ['boot.js', 'icon.svg', 'manifest.webmanifest'])
        hash.update(readFileSync(new URL(`../public/${name}`, import.meta.url)));
      const version = hash.digest('hex').slice(0, 12);
      script.code = script.code.replaceAll('__SHELL__', `(${JSON.stringify({ version, files })})`);
    },
  };
}
