/// What the server has put into the page (src/server/first_words.cpp), in Vietnamese: read where the program begins, before
/// it takes the page's place, and said again until the page's own words have come.
interface FirstWords {
  eyebrow: string;
  heading: string;
  lead: string;
}

let words: FirstWords | null = null;
let path = '';

/// To be called before the first render.
export function keepFirstWords() {
  const text = (what: string) => document.querySelector(`.first-words ${what}`)?.textContent ?? '';
  path = location.pathname;
  words = { eyebrow: text('.first-eyebrow'), heading: text('h1'), lead: text('h1 + p:not([data-on])') };
}

/// Of the page shown now, if it is the one the server answered with.
export const firstWords = (lang: string) =>
  lang === 'vi' && words?.heading && location.pathname === path ? words : null;
