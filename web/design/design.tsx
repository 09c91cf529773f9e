/// The live page of the design system: tokens, and every shared component in its states.
import { useEffect } from 'react';
import { common } from '@shared/i18n/common';
import { Logo } from '@shared/ui/logo';
import { Page } from '@shared/ui/page';
import { Settings } from '@shared/ui/settings';
import { Charts, Clocks, Receipts, Story } from './casework';
import { Buttons, Fields } from './controls';
import css from './design.module.css';
import { Failures, Notices, Nothing, Surfaces } from './messages';
import { mirrorStates } from './pseudo';
import { designTexts } from './texts';
import { Colours, Elevation, Motion, Space, Type } from './tokens';

export function Design() {
  const t = designTexts.use();
  const words = common.use();
  useEffect(mirrorStates, []);
  const parts = [
    ['mau', t.colours],
    ['chu', t.type],
    ['khoang-cach', t.space],
    ['do-cao', t.elevation],
    ['chuyen-dong', t.motion],
    ['nut', t.buttons],
    ['o-nhap', t.fields],
    ['the', t.surfaces],
    ['thong-bao', t.notices],
    ['loi', t.failures],
    ['trong', t.empty],
    ['dong-ho', t.clocks],
    ['ho-so', t.timeline],
    ['bien-nhan', t.receipt],
    ['bieu-do', t.charts],
  ] as const;
  return (
    <>
      <header className={css.head}>
        <Logo />
        <strong>{words.app}</strong>
        <Settings />
      </header>
      <main>
        <Page title={t.title} lead={t.lead} width="wide">
          <nav aria-label={t.contents} className={css.contents}>
            {parts.map(([id, name]) => (
              <a key={id} href={`#${id}`}>
                {name}
              </a>
            ))}
          </nav>
          <Colours />
          <Type />
          <Space />
          <Elevation />
          <Motion />
          <Buttons />
          <Fields />
          <Surfaces />
          <Notices />
          <Failures />
          <Nothing />
          <Clocks />
          <Story />
          <Receipts />
          <Charts />
        </Page>
      </main>
    </>
  );
}
