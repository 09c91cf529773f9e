/// What a colour is for. Screens use these names (as CSS variables `--ts-…`), never a palette step: a meaning
/// has one look everywhere, and the two themes cannot drift apart.
import { blue, clay, green, night, red, stone, teal } from './palette';

export interface Semantic {
  /** Page ground, raised surface, sunken surface. */
  bg: string;
  surface: string;
  sunken: string;
  text: string;
  dim: string;
  border: string;
  'border-strong': string;
  /** The office's voice: links, the one main action. */
  brand: string;
  'brand-fill': string;
  'on-brand': string;
  'brand-soft': string;
  accent: string;
  'accent-soft': string;
  /** State of a clock or a check: text on the page, and its soft ground. */
  late: string;
  'late-soft': string;
  soon: string;
  'soon-soft': string;
  ok: string;
  'ok-soft': string;
  wait: string;
  'wait-soft': string;
  focus: string;
}

export const light: Semantic = {
  bg: stone[0],
  surface: '#ffffff',
  sunken: stone[1],
  text: stone[9],
  dim: stone[6],
  border: stone[2],
  'border-strong': stone[5],
  brand: teal[7],
  'brand-fill': teal[7],
  'on-brand': '#ffffff',
  'brand-soft': teal[0],
  accent: clay[7],
  'accent-soft': clay[0],
  late: red[7],
  'late-soft': red[0],
  soon: clay[7],
  'soon-soft': clay[0],
  ok: green[7],
  'ok-soft': green[0],
  wait: blue[7],
  'wait-soft': blue[0],
  focus: clay[5],
};

export const dark: Semantic = {
  bg: night[9],
  surface: night[8],
  sunken: night[7],
  text: night[0],
  dim: night[2],
  border: night[6],
  'border-strong': night[3],
  brand: teal[3],
  'brand-fill': teal[6],
  'on-brand': '#ffffff',
  'brand-soft': '#12292b',
  accent: clay[3],
  'accent-soft': '#2c2013',
  late: red[3],
  'late-soft': '#331917',
  soon: clay[3],
  'soon-soft': '#2c2013',
  ok: green[3],
  'ok-soft': '#14281a',
  wait: blue[3],
  'wait-soft': '#18233a',
  focus: clay[4],
};

/// Pairs that carry text: the first is written on the second.
export const textPairs: ReadonlyArray<readonly [keyof Semantic, keyof Semantic]> = [
  ['text', 'bg'],
  ['text', 'surface'],
  ['text', 'sunken'],
  ['dim', 'bg'],
  ['dim', 'surface'],
  ['dim', 'sunken'],
  ['brand', 'bg'],
  ['brand', 'surface'],
  ['brand', 'brand-soft'],
  ['on-brand', 'brand-fill'],
  ['accent', 'surface'],
  ['accent', 'accent-soft'],
  ['text', 'accent-soft'],
  ['text', 'brand-soft'],
  ['late', 'surface'],
  ['late', 'late-soft'],
  ['soon', 'surface'],
  ['soon', 'soon-soft'],
  ['ok', 'surface'],
  ['ok', 'ok-soft'],
  ['wait', 'surface'],
  ['wait', 'wait-soft'],
];
