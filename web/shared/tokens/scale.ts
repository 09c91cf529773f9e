/// What is not a colour: lengths, corners, how high a surface lies, how long a change takes. As CSS variables
/// `--ts-…` in scale.css, which `npm run tokens` writes.

/// Widths a page may have, and the sizes of headings; running text has Mantine's sizes (theme.ts). No heading's
/// line is tighter than 1.35: "ế" below "ặ" fills 1.22.
export const lengths = {
  measure: '42rem',
  pair: '70rem',
  wide: '76rem',
  h1: 'clamp(1.5rem, 1.2rem + 1.6vw, 2.125rem)',
  h2: '1.25rem',
  h3: '1.0625rem',
  'heading-line': '1.35',
  'corner-s': '6px',
  'corner-m': '10px',
  'corner-l': '14px',
} as const;

/// Two heights above the page: what lies on it, what hovers over it (menus, dialogs). At night a shadow is darker,
/// because the ground is.
export const elevation = {
  light: {
    shadow: '0 1px 2px rgb(31 29 26 / 6%), 0 4px 16px rgb(31 29 26 / 6%)',
    'shadow-float': '0 2px 6px rgb(31 29 26 / 10%), 0 16px 40px rgb(31 29 26 / 18%)',
  },
  dark: {
    shadow: '0 1px 2px rgb(0 0 0 / 40%), 0 4px 16px rgb(0 0 0 / 30%)',
    'shadow-float': '0 2px 6px rgb(0 0 0 / 50%), 0 16px 40px rgb(0 0 0 / 55%)',
  },
} as const;

/// A control answers at once; a surface comes and goes calmly. Nothing moves for who has asked for less motion.
export const motion = {
  quick: '120ms',
  calm: '220ms',
  ease: 'cubic-bezier(0.2, 0, 0, 1)',
} as const;
