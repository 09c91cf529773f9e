/// Colour, type, space, elevation and motion, each as it is and with its name.
import { useState } from 'react';
import { Button } from '@mantine/core';
import { useResolvedTheme } from '@shared/lib/prefs';
import * as palette from '@shared/tokens/palette';
import { elevation, lengths, motion } from '@shared/tokens/scale';
import { dark, light, textPairs } from '@shared/tokens/semantic';
import css from './design.module.css';
import { Part, Specimen, Specimens } from './specimen';
import { designTexts } from './texts';

const scales = Object.entries(palette).filter((e): e is [string, palette.Scale] => Array.isArray(e[1]));

export function Colours() {
  const t = designTexts.use();
  const tokens = useResolvedTheme() === 'dark' ? dark : light;
  return (
    <Part id="mau" title={t.colours} note={t.coloursNote}>
      <ul role="list" className={css.swatches}>
        {textPairs.map(([ink, ground]) => (
          <li
            key={`${ink}.${ground}`}
            className={css.swatch}
            style={{ color: `var(--ts-${ink})`, background: `var(--ts-${ground})` }}
          >
            {t.onGround(ink, ground, palette.contrast(tokens[ink], tokens[ground]).toFixed(1))}
          </li>
        ))}
      </ul>
      <h3>{t.scales}</h3>
      {scales.map(([name, steps]) => (
        <div key={name} className={css.scale}>
          <span className="small">{name}</span>
          {steps.map((colour, step) => (
            <span
              key={colour}
              className={css.step}
              style={{ background: colour }}
              title={`${name} ${step} ${colour}`}
            />
          ))}
        </div>
      ))}
    </Part>
  );
}

const sizes = ['xs', 'sm', 'md', 'lg', 'xl', 'h3', 'h2', 'h1'];
const weights = [400, 600, 700];

export function Type() {
  const t = designTexts.use();
  return (
    <Part id="chu" title={t.type} note={t.typeNote}>
      {sizes.map((size) => (
        <div key={size} className={css.typeRow}>
          <code className="small dim">{size}</code>
          <div>
            {weights.map((weight) => (
              <p
                key={weight}
                lang="vi"
                className={css.typeLine}
                data-size={size}
                style={{ fontWeight: weight }}
              >
                {t.typeSample}
              </p>
            ))}
          </div>
        </div>
      ))}
      <p lang="vi" className={css.letters} data-letters>
        {t.letters}
      </p>
      <p lang="vi" className={css.narrow}>
        {t.long}
      </p>
    </Part>
  );
}

const spaces = ['xs', 'sm', 'md', 'lg', 'xl'];
const corners = Object.entries(lengths).filter(([name]) => name.startsWith('corner'));

export function Space() {
  const t = designTexts.use();
  return (
    <Part id="khoang-cach" title={t.space}>
      <Specimens>
        {spaces.map((s) => (
          <Specimen key={s} name={s}>
            <span className={css.space} style={{ inlineSize: `var(--mantine-spacing-${s})` }} />
          </Specimen>
        ))}
        {corners.map(([name, value]) => (
          <Specimen key={name} name={`${name} ${value}`}>
            <span className={css.corner} style={{ borderRadius: `var(--ts-${name})` }} />
          </Specimen>
        ))}
      </Specimens>
    </Part>
  );
}

export function Elevation() {
  const t = designTexts.use();
  return (
    <Part id="do-cao" title={t.elevation} note={t.elevationNote}>
      <Specimens>
        <Specimen name={t.flat}>
          <div className={css.plate} />
        </Specimen>
        {Object.keys(elevation.light).map((name) => (
          <Specimen key={name} name={name}>
            <div className={css.plate} style={{ boxShadow: `var(--ts-${name})` }} />
          </Specimen>
        ))}
      </Specimens>
    </Part>
  );
}

export function Motion() {
  const t = designTexts.use();
  const [there, setThere] = useState(false);
  return (
    <Part id="chuyen-dong" title={t.motion} note={t.motionNote}>
      <Specimens>
        {(['quick', 'calm'] as const).map((name) => (
          <Specimen key={name} name={`${name} ${motion[name]}`}>
            <div className={css.rail} data-there={there || undefined}>
              <span style={{ transitionDuration: `var(--ts-${name})` }} />
            </div>
          </Specimen>
        ))}
      </Specimens>
      <div>
        <Button variant="default" onClick={() => setThere(!there)}>
          {t.play}
        </Button>
      </div>
    </Part>
  );
}
