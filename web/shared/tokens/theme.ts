/// Mantine's theme, from our tokens. Its CSS variables are written to mantine.css at development time (npm
/// run tokens): injecting them at run time would need 'unsafe-inline' styles in the Content-Security-Policy.
import { createTheme, type MantineColorsTuple } from '@mantine/core';
import * as palette from './palette';

const tuple = (scale: palette.Scale) => scale as unknown as MantineColorsTuple;

const family = '"Be Vietnam Pro", "Be Vietnam Pro Fallback", system-ui, sans-serif';

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  colors: {
    teal: tuple(palette.teal),
    clay: tuple(palette.clay),
    gray: tuple(palette.stone),
    dark: tuple(palette.night),
    red: tuple(palette.red),
    green: tuple(palette.green),
    blue: tuple(palette.blue),
  },
  white: '#ffffff',
  black: palette.stone[9],
  fontFamily: family,
  headings: { fontFamily: family, fontWeight: '700' },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.1875rem', xl: '1.375rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.25rem' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '20px' },
  defaultRadius: 'md',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Not `Checkbox.extend`, which would bring the component into every first load.
  components: { Checkbox: { defaultProps: { radius: 'xs' } } },
});
