/// Shows a control as it looks under the mouse or with the focus, without either: every rule for `:hover`,
/// `:focus` and `:active` gets a twin for `[data-shown~='…']`. The rules are the real ones, so the page cannot
/// drift from what people see. Through the CSSOM, which the Content-Security-Policy allows.
const states = /:(hover|focus-visible|focus-within|focus|active)(?![\w-])/g;

function twin(selector: string): string {
  return selector.replace(states, (_, state: string) => {
    const shown = state.startsWith('focus') ? 'focus' : state;
    return state === 'focus-within' ? `:has([data-shown~='${shown}'])` : `[data-shown~='${shown}']`;
  });
}

function mirror(holder: CSSStyleSheet | CSSGroupingRule) {
  for (let i = holder.cssRules.length - 1; i >= 0; i -= 1) {
    const rule = holder.cssRules[i];
    if (rule instanceof CSSStyleRule) {
      const selector = twin(rule.selectorText);
      if (selector !== rule.selectorText) holder.insertRule(`${selector} {${rule.style.cssText}}`, i + 1);
    } else if (rule instanceof CSSGroupingRule) mirror(rule);
  }
}

let done = false;

export function mirrorStates() {
  if (done) return;
  done = true;
  for (const sheet of document.styleSheets) mirror(sheet);
}
