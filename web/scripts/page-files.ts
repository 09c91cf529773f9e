/// Writes into index.html, for boot.js, which files each of the citizen's pages needs beyond the program itself.
import type { Plugin, Rollup } from 'vite';

function reach(bundle: Rollup.OutputBundle, name: string, seen: Set<string>) {
  const chunk = bundle[name];
  if (!chunk || chunk.type !== 'chunk' || seen.has(name)) return;
  seen.add(name);
  chunk.viteMetadata?.importedCss.forEach((file) => seen.add(file));
  chunk.imports.forEach((next) => reach(bundle, next, seen));
}

/// `pages`: an address's pattern, and the module whose page stands there.
export function pageFiles(entry: string, pages: Record<string, string>): Plugin {
  return {
    name: 'page-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(text, { bundle, path }) {
        if (!bundle || path !== '/index.html') return text;
        const chunks = Object.values(bundle).filter((c): c is Rollup.OutputChunk => c.type === 'chunk');
        const first = chunks.find((c) => c.isEntry && c.name === entry);
        const program = new Set<string>();
        if (first) reach(bundle, first.fileName, program);
        const list = Object.entries(pages).map(([pattern, module]) => {
          const page = chunks.find((c) => c.facadeModuleId?.endsWith(module));
          if (!page) throw new Error(`no chunk begins with ${module}`);
          const files = new Set<string>();
          reach(bundle, page.fileName, files);
          return [pattern, [...files].filter((f) => !program.has(f)).map((f) => `/${f}`)] as const;
        });
        const said = JSON.stringify(Object.fromEntries(list)).replace(/&/g, '&amp;').replace(/"/g, '&quot;');
        return text.replace('src="/boot.js"', (src) => `${src} data-pages="${said}"`);
      },
    },
  };
}
