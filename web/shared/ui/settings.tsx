/// How the person wants to see it: theme, type size, language. A disclosure, so it needs no script of a menu
/// library.
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { switchLanguage } from '../i18n';
import { common } from '../i18n/common';
import { setPref, usePrefs } from '../lib/prefs';
import css from './settings.module.css';

function Choice<T extends string>({
  legend,
  value,
  options,
  onChange,
}: {
  legend: string;
  value: T;
  options: ReadonlyArray<readonly [T, string]>;
  onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className={css.choice}>
      <legend>{legend}</legend>
      <div className={css.options}>
        {options.map(([key, label]) => (
          <label
            key={key}
            className={css.option}
            lang={key === 'en' ? 'en' : key === 'vi' ? 'vi' : undefined}
          >
            <input type="radio" name={name} checked={value === key} onChange={() => onChange(key)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function Settings() {
  const t = common.use().settings;
  const prefs = usePrefs();
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const shut = (e: Event) => {
      const box = ref.current;
      if (!box?.open) return;
      if (e instanceof KeyboardEvent) {
        if (e.key === 'Escape') {
          box.open = false;
          box.querySelector('summary')?.focus();
        }
      } else if (!box.contains(e.target as Node)) box.open = false;
    };
    document.addEventListener('pointerdown', shut);
    document.addEventListener('keydown', shut);
    return () => {
      document.removeEventListener('pointerdown', shut);
      document.removeEventListener('keydown', shut);
    };
  }, []);
  return (
    <details ref={ref} className={css.settings}>
      <summary aria-label={t.title} title={t.title}>
        <IconAdjustmentsHorizontal size={22} aria-hidden />
      </summary>
      <div className={css.panel}>
        <Choice
          legend={t.type}
          value={prefs.type}
          onChange={(v) => setPref('type', v)}
          options={[
            ['normal', t.normal],
            ['large', t.large],
            ['huge', t.huge],
          ]}
        />
        <Choice
          legend={t.theme}
          value={prefs.theme}
          onChange={(v) => setPref('theme', v)}
          options={[
            ['light', t.light],
            ['dark', t.dark],
            ['auto', t.auto],
          ]}
        />
        <Choice
          legend={t.language}
          value={prefs.lang}
          onChange={(v) => void switchLanguage(v)}
          options={[
            ['vi', t.vi],
            ['en', t.en],
          ]}
        />
      </div>
    </details>
  );
}
