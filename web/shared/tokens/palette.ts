/// The colours, argued: a deep teal for the office's own voice (calm, official, far from any party or brand
/// red, which stays free to mean "late"), fired-clay amber as the warm accent, and paper-warm greys. Ten
/// steps each, light to dark. Contrast AA is checked in palette.test.ts, in both themes.
export type Scale = readonly [string, string, string, string, string, string, string, string, string, string];

export const teal: Scale = [
  '#edf7f7',
  '#d8ebec',
  '#afd7d9',
  '#81c0c4',
  '#58a9ae',
  '#3a939a',
  '#1f7b82',
  '#0f5f66',
  '#0b4f55',
  '#083d42',
];
export const clay: Scale = [
  '#fff5ea',
  '#fde7cf',
  '#f8cd9b',
  '#f2b066',
  '#eb973c',
  '#d67e1f',
  '#b5650f',
  '#8f4e0b',
  '#743f0a',
  '#593007',
];
export const stone: Scale = [
  '#faf9f7',
  '#f3f1ed',
  '#e6e3dd',
  '#d3cfc7',
  '#b3aea4',
  '#8a857b',
  '#676259',
  '#4b4740',
  '#33302b',
  '#1f1d1a',
];
export const night: Scale = [
  '#e9ecec',
  '#c8cfcf',
  '#a5afaf',
  '#7f8b8b',
  '#5c6868',
  '#3d4848',
  '#2b3434',
  '#1f2727',
  '#171d1d',
  '#101515',
];
export const red: Scale = [
  '#fef1f0',
  '#fcdedb',
  '#f6bab5',
  '#ef918a',
  '#e56a62',
  '#d64a42',
  '#bf342d',
  '#9f2620',
  '#821d18',
  '#661511',
];
export const green: Scale = [
  '#eef8ef',
  '#d9efdb',
  '#b1ddb6',
  '#83c78b',
  '#59b063',
  '#3a9746',
  '#277d34',
  '#1c6529',
  '#145020',
  '#0d3b17',
];
export const blue: Scale = [
  '#eff4fd',
  '#dce7fa',
  '#b6cdf3',
  '#8bafeb',
  '#6392e1',
  '#4577d3',
  '#305fba',
  '#244c99',
  '#1b3c7c',
  '#142e60',
];

/// WCAG 2.2 contrast of two #rrggbb colours, 1 … 21.
export function contrast(a: string, b: string): number {
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (hi + 0.05) / (lo + 0.05);
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
