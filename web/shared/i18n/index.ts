/// Texts live in vi/ and en/, nowhere else. Vietnamese is in the first load; English is fetched when asked
/// for, before the switch, so that no screen ever shows keys or half a language. A text with parts is a
/// function.
import { use } from 'react';
import { prefs, setPref, usePrefs, type Lang } from '../lib/prefs';

/// The same shape in another language: strings stay strings, functions keep their parameters.
export type Like<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly (infer E)[]
      ? readonly Like<E>[]
      : { readonly [K in keyof T]: Like<T[K]> };

const loaders: Array<() => Promise<void>> = [];

/// Nothing to wait for; React reads the mark and goes on at once.
const here = Object.assign(Promise.resolve(), { status: 'fulfilled' as const, value: undefined });

export interface Texts<T> {
  /** The texts in the language of the screen; re-renders on a switch. */
  use(): Like<T>;
  /** The same outside of React. */
  now(): Like<T>;
}

export function texts<T>(vi: T, loadEnglish: () => Promise<{ default: Like<T> }>): Texts<T> {
  let english: Like<T> | undefined;
  let late: Promise<void> | undefined;
  const load = async () => {
    english ??= (await loadEnglish()).default;
  };
  loaders.push(load);
  const pick = (lang: Lang): Like<T> => (lang === 'en' && english ? english : (vi as Like<T>));
  return {
    use: () => {
      const { lang } = usePrefs();
      // Texts that came with a page after the choice of language: the page waits for them. Asked each time, because a
      // render that waited is taken up again and must find the same question.
      if (lang === 'en') use(english && !late ? here : (late ??= load().catch(() => undefined)));
      return pick(lang);
    },
    now: () => pick(prefs().lang),
  };
}

export async function switchLanguage(lang: Lang) {
  if (lang === 'en') await Promise.all(loaders.map((load) => load()));
  setPref('lang', lang);
}

/// To be awaited before the first render when the person chose English on an earlier visit.
export async function readyLanguage() {
  if (prefs().lang === 'en') await switchLanguage('en').catch(() => setPref('lang', 'vi'));
}

/// A text of a pack: Vietnamese always, English where its author wrote it.
export function pick(text: { vi?: string; en?: string } | string | null | undefined, lang: Lang): string {
  if (!text) return '';
  if (typeof text === 'string') return text;
  return (lang === 'en' ? (text.en ?? text.vi) : text.vi) ?? '';
}
