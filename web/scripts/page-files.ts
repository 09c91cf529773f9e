/// Writes into index.html which files the program is made of, that they are fetched beside the first frame; and, for
/// boot.js, which files each of the citizen's pages needs beyond it.
import type { Plugin, Rollup } from 'vite';

/// Adds a chunk after what it needs.
function reach(bundle: Rollup.OutputBundle, name: string, files: Set<string>) {
  const chunk = bundle[name];
  if (!chunk || chunk.type !== 'chunk' || files.has(name)) return;
  chunk.imports.forEach((next) => reach(bundle, next, files));
  chunk.viteMetadata?.importedCss.forEach((file) => files.add(file));
  files.add(name);
}

/// `part`: run by itself, ahead of `begin` (citizen/main.tsx).
const link = (file: string, part: boolean) =>
  (/\.css$/.test(file)
    ? '    <link rel="preload" as="style"'
    : `    <link rel="modulepreload"${part ? ' data-part' : ''}`) +
  ` fetchpriority="low" crossorigin href="/${file}">\n`;

/// `begin`: the module the entry runs after all else, once the first frame is shown. `pages`: an address's pattern, and the module whose
/// page stands there.
export function pageFiles(entry: string, begin: string, pages: Record<string, string>): Plugin {
  return {
    name: 'page-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(text, { bundle, path }) {
        if (!bundle || path !== '/index.html') return text;
        const chunks = Object.values(bundle).filter((c): c is Rollup.OutputChunk => c.type === 'chunk');
        const first = chunks.find((c) => c.isEntry && c.name === entry);
        const next = chunks.find((c) => c.moduleIds.some((id) => id.endsWith(begin)));
        if (!first || !next) throw new Error(`no chunk holds ${entry} or ${begin}`);
        const program = new Set<string>();
        reach(bundle, first.fileName, program);
        const shown = new Set(program);
        reach(bundle, next.fileName, program);
        const links = [...program]
          .filter((file) => !shown.has(file))
          .map((file) => link(file, file !== next.fileName));
        const list = Object.entries(pages).map(([pattern, module]) => {
          const page = chunks.find((c) => c.facadeModuleId?.endsWith(module));
          if (!page) throw new Error(`no chunk begins with ${module}`);
          const files = new Set<string>();
          reach(bundle, page.fileName, files);
          return [pattern, [...files].filter((f) => !program.has(f)).map((f) => `/${f}`)] as const;
        });
        const said = JSON.stringify(Object.fromEntries(list)).replace(/&/g, '&amp;').replace(/"/g, '&quot;');
        return text
          .replace('src="/boot.js"', (src) => `${src} data-pages="${said}"`)
          .replace('  </head>', (end) => links.join('') + end);
      },
    },
  };
}
