/// The person's own settings on this device: theme, type size, language. Same keys as public/boot.js.
import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark' | 'auto';
export type TypeSize = 'normal' | 'large' | 'huge';
export type Lang = 'vi' | 'en';

export interface Prefs {
  theme: Theme;
  type: TypeSize;
  lang: Lang;
}

const listeners = new Set<() => void>();
let current: Prefs = load();

function stored(key: string): string | null {
  try {
    return localStorage.getItem(`ts.${key}`);
  } catch {
    return null;
  }
}

function load(): Prefs {
  const theme = stored('theme');
  const type = stored('type');
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    type: type === 'large' || type === 'huge' ? type : 'normal',
    lang: stored('lang') === 'en' ? 'en' : 'vi',
  };
}

function prefersDark(): boolean {
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}

function resolved(prefs: Prefs): 'light' | 'dark' {
  return prefs.theme === 'auto' ? (prefersDark() ? 'dark' : 'light') : prefs.theme;
}

function apply(prefs: Prefs) {
  const root = document.documentElement;
  root.setAttribute('data-mantine-color-scheme', resolved(prefs));
  if (prefs.type === 'normal') root.removeAttribute('data-type');
  else root.setAttribute('data-type', prefs.type);
  root.lang = prefs.lang;
}

export function setPref<K extends keyof Prefs>(key: K, value: Prefs[K]) {
  current = { ...current, [key]: value };
  try {
    localStorage.setItem(`ts.${key}`, value);
  } catch {
    /* private mode: the choice lasts for this visit */
  }
  apply(current);
  listeners.forEach((tell) => tell());
}

export function prefs(): Prefs {
  return current;
}

/// Puts the settings on <html> and follows the system's theme while the person has not chosen one.
export function startPrefs() {
  apply(current);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    apply(current);
    listeners.forEach((tell) => tell());
  });
  // Paper is white: whatever the theme, what is printed is printed in the light colours.
  window.addEventListener('beforeprint', () =>
    document.documentElement.setAttribute('data-mantine-color-scheme', 'light'),
  );
  window.addEventListener('afterprint', () => apply(current));
}

function subscribe(tell: () => void) {
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
  };
}

export function usePrefs(): Prefs {
  return useSyncExternalStore(subscribe, () => current);
}

export function useResolvedTheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, () => resolved(current));
}
