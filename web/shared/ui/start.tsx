/// How both entries begin: settings, language, then the first render.
import { startTransition, StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { readyLanguage } from '../i18n';
import { startPrefs } from '../lib/prefs';
import { Provider } from './provider';

export async function start(app: ReactNode) {
  startPrefs();
  await readyLanguage();
  const root = document.getElementById('root');
  if (!root) return;
  // In small portions, so that a slow phone answers its owner in between.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <Provider>{app}</Provider>
      </StrictMode>,
    ),
  );
}
