/// Single-letter keys: only while nobody types and no dialog is open, and only if the person wants them
/// (WCAG 2.1.4: speech input types letters too).
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { keep, kept } from '@shared/lib/store';

const listeners = new Set<() => void>();

export const singleKeys = () => kept<boolean>('office.keys') !== false;
export function setSingleKeys(on: boolean) {
  keep('office.keys', on);
  listeners.forEach((tell) => tell());
}
export function useSingleKeys(): boolean {
  return useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
    };
  }, singleKeys);
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'));

/// Calls `onKey` with e.key; it answers whether the key was its own.
export function useKeys(onKey: (key: string, e: KeyboardEvent) => boolean) {
  const latest = useRef(onKey);
  useLayoutEffect(() => {
    latest.current = onKey;
  });
  useLayoutEffect(() => {
    const listen = (e: KeyboardEvent) => {
      if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
      if (typing(e.target) || document.querySelector('dialog[open]')) return;
      if (e.key.length === 1 && !singleKeys()) return;
      if (latest.current(e.key, e)) e.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
