/// The first frame stands in index.html. It is shown before the program runs, and the program is run a file at a time:
/// on a cheap phone either takes a while, in which its owner may type already.
import '@shared/ui/fonts.css';
import '@shared/ui/styles';
import './first.css';
import { keepFirstWords } from './parts/first-words';
import { watchEarly } from './parts/search/early';

/// Resolves when a frame has been shown; a page nobody looks at shows none, and does not wait for one.
const shown = () =>
  new Promise<void>((go) => {
    const patience = 200;
    setTimeout(go, document.hidden ? 0 : patience);
    requestAnimationFrame(() => setTimeout(go));
  });

/// Runs the files that the page (scripts/page-files.ts) and boot.js have sent for, what others need first. Whoever
/// imports them afterwards finds them done; one that fails will fail again there, and be told of.
async function run(marked: string) {
  const links = document.querySelectorAll<HTMLLinkElement>(`link[rel=modulepreload][${marked}]`);
  for (const { href } of links) {
    await import(/* @vite-ignore */ href).catch(() => undefined);
    await new Promise((go) => setTimeout(go));
  }
}

async function begin() {
  await shown();
  await run('data-part');
  await run('data-page');
  await import('./begin');
}

watchEarly();
keepFirstWords();
void begin().catch(() => document.documentElement.setAttribute('data-failed', ''));
