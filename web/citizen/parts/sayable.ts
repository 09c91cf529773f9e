/// What of a page is read aloud: its headings, sentences and list entries in order; no buttons, no fields, nothing
/// folded away, nothing that is only decoration.
const blocks = 'h1,h2,h3,p,li,dt,dd,figcaption';
const silent = '[aria-hidden="true"],button,form,nav,details:not([open]) > :not(summary),[data-silent]';

export function sayable(root: Element): string[] {
  return [...root.querySelectorAll(blocks)]
    .filter((el) => !el.closest(silent) && !el.querySelector(blocks))
    .map((el) => (el.textContent ?? '').replace(/\s+/g, ' ').trim())
    .filter((text) => /[\p{L}\d]/u.test(text));
}
