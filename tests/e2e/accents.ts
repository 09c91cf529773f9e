/// Vietnamese stacks accents above letters and hangs a dot below: "Ế", "ặ". Where a box cuts what overflows, the tallest
/// of them must still be whole; where text wraps, "ế" must not touch the "ặ" above it.
import type { Page } from '@playwright/test';

/// The elements whose line or box is too low for their letters, one line each.
export function cutAccents(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Ink {
      capital: number;
      small: number;
      below: number;
      ascent: number;
      descent: number;
    }
    const pen = document.createElement('canvas').getContext('2d')!;
    const inks = new Map<string, Ink>();
    /// In units of the font's size.
    function inkOf(style: CSSStyleDeclaration): Ink {
      const font = `${style.fontWeight} 1000px ${style.fontFamily}`;
      let ink = inks.get(font);
      if (!ink) {
        pen.font = font;
        const [capital, small, below] = ['ẲẾỖ', 'ẳếỗ', 'ặộỵ'].map((t) => pen.measureText(t)) as [
          TextMetrics,
          TextMetrics,
          TextMetrics,
        ];
        ink = {
          capital: capital.actualBoundingBoxAscent / 1000,
          small: small.actualBoundingBoxAscent / 1000,
          below: below.actualBoundingBoxDescent / 1000,
          ascent: small.fontBoundingBoxAscent / 1000,
          descent: small.fontBoundingBoxDescent / 1000,
        };
        inks.set(font, ink);
      }
      return ink;
    }
    const cuts = (e: Element) =>
      /hidden|clip/.test(getComputedStyle(e).overflowY) && !e.matches('body, html');
    const found = new Set<string>();
    const complain = (e: Element, what: string) =>
      found.add(`<${e.localName} class="${e.className}"> ${what}`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement!;
      if (!node.textContent?.trim() || element.closest('svg, .visually-hidden') || !element.checkVisibility())
        continue;
      const style = getComputedStyle(element);
      const size = parseFloat(style.fontSize);
      const ink = inkOf(style);
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()].filter((r) => r.width > 0);
      const line = parseFloat(style.lineHeight);
      if (new Set(lines.map((r) => Math.round(r.top))).size > 1 && line < (ink.small + ink.below) * size)
        complain(
          element,
          `wraps at a line of ${line}px, its letters need ${((ink.small + ink.below) * size).toFixed(1)}px`,
        );
      for (let box: Element | null = element; box; box = box.parentElement) {
        if (!cuts(box)) continue;
        const edge = box.getBoundingClientRect();
        for (const r of lines.filter((l) => l.bottom > edge.top && l.top < edge.bottom)) {
          const above = edge.top - (r.top + (ink.ascent - ink.capital) * size);
          const under = r.bottom + (ink.below - ink.descent) * size - edge.bottom;
          if (above > 0.5 || under > 0.5)
            complain(
              box,
              `cuts ${Math.max(above, under).toFixed(1)}px off the letters of “${node.textContent.trim()}”`,
            );
        }
      }
    }
    return [...found];
  });
}
