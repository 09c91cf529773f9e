/// Contrast of every pair that carries text; and the generated stylesheets are what the tokens say
/// (`npm run tokens` writes them anew).
import {
  convertCssVariables,
  defaultCssVariablesResolver,
  DEFAULT_THEME,
  mergeMantineTheme,
} from '@mantine/core';
import { describe, expect, it } from 'vitest';
import { contrast } from './palette';
import { elevation, lengths, motion } from './scale';
import { dark, light, textPairs, type Semantic } from './semantic';
import { theme } from './theme';

const unused = /--mantine-color-(pink|grape|violet|indigo|cyan|lime|yellow|orange)-/;

function tokensCss(selector: string, tokens: Semantic | Record<string, string>): string {
  const lines = Object.entries(tokens).map(([name, value]) => `  --ts-${name}: ${value};`);
  return `${selector} {\n${lines.join('\n')}\n}\n`;
}

/// Mantine's own variables without the colours nobody uses.
function mantineCss(): string {
  const variables = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const kept = (set: Record<string, string>) =>
    Object.fromEntries(Object.entries(set).filter(([name]) => !unused.test(name)));
  const body = {
    '--mantine-color-body': 'var(--ts-bg)',
    '--mantine-color-text': 'var(--ts-text)',
    '--mantine-color-dimmed': 'var(--ts-dim)',
    '--mantine-color-anchor': 'var(--ts-brand)',
    '--mantine-color-error': 'var(--ts-late)',
    '--mantine-color-placeholder': 'var(--ts-dim)',
  };
  return (
    convertCssVariables(
      {
        variables: kept(variables.variables),
        light: {
          ...kept(variables.light),
          ...body,
          '--mantine-color-scheme': 'light',
          '--mantine-color-default-border': 'var(--ts-border-strong)',
        },
        dark: {
          ...kept(variables.dark),
          ...body,
          '--mantine-color-scheme': 'dark',
          '--mantine-color-default': 'var(--ts-surface)',
          '--mantine-color-default-border': 'var(--ts-border-strong)',
        },
      },
      ':root',
    ).replaceAll(';', ';\n') + '\n'
  );
}

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s theme', (_name, tokens) => {
  it.each(textPairs)('%s on %s is at least 4.5:1', (ink, ground) => {
    expect(contrast(tokens[ink], tokens[ground])).toBeGreaterThanOrEqual(4.5);
  });
  it('control borders and focus ring are at least 3:1', () => {
    expect(contrast(tokens['border-strong'], tokens.surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens.focus, tokens.surface)).toBeGreaterThanOrEqual(3);
  });
});

describe('generated stylesheets', () => {
  it('semantic.css', async () => {
    await expect(
      tokensCss(':root', light) + tokensCss(":root[data-mantine-color-scheme='dark']", dark),
    ).toMatchFileSnapshot('./semantic.css');
  });
  it('scale.css', async () => {
    await expect(
      tokensCss(':root', { ...lengths, ...motion, ...elevation.light }) +
        tokensCss(":root[data-mantine-color-scheme='dark']", elevation.dark),
    ).toMatchFileSnapshot('./scale.css');
  });
  it('mantine.css', async () => {
    await expect(mantineCss()).toMatchFileSnapshot('./mantine.css');
  });
});
