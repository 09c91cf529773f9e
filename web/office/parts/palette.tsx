/// Ctrl+K: do what this page offers, go anywhere, find a case by name or code, change how it looks; without the
/// mouse.
import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { pick, switchLanguage } from '@shared/i18n';
import { fold } from '@shared/lib/fold';
import { setPref, usePrefs } from '@shared/lib/prefs';
import { Dialog } from '@shared/ui/dialog';
import { useCases } from '../data/cases';
import { useMay } from '../data/client';
import { useWays } from '../shell';
import { useT, useWork } from '../texts';
import { useOffice, type Command } from './office-tools';
import css from './palette.module.css';

interface PaletteProps {
  onClose: () => void;
  onKeys: () => void;
  onPassword: () => void;
  onSignOut: () => Promise<void>;
}

interface Section {
  id: string;
  title: string;
  items: readonly Command[];
}

function useSettings({ onKeys, onPassword, onSignOut }: PaletteProps): Command[] {
  const t = useWork();
  const { theme, type, lang } = usePrefs();
  const large = type === 'large';
  return [
    { id: 'keys', label: t.keys.title, key: '?', run: onKeys },
    theme === 'dark'
      ? { id: 'light', label: t.palette.light, run: () => setPref('theme', 'light') }
      : { id: 'dark', label: t.palette.dark, run: () => setPref('theme', 'dark') },
    {
      id: 'type',
      label: large ? t.palette.normal : t.palette.large,
      run: () => setPref('type', large ? 'normal' : 'large'),
    },
    { id: 'lang', label: t.palette.lang, run: () => void switchLanguage(lang === 'vi' ? 'en' : 'vi') },
    { id: 'password', label: t.palette.password, run: onPassword },
    { id: 'out', label: t.palette.signOut, run: () => void onSignOut() },
  ];
}

/// The cases found for what was typed, asked for when the typing pauses.
function useFound(typed: string) {
  const { lang } = usePrefs();
  const [, go] = useLocation();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(typed.trim()), 180);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const on = useMay('search_cases') && asked.length > 1;
  const cases = useCases({ q: asked }, on);
  const items: Command[] = (on ? (cases.data?.pages[0]?.items ?? []) : []).slice(0, 8).map((c) => ({
    id: `case-${c.no}`,
    label: pick(c.title, lang),
    note: [c.applicant, c.code].filter(Boolean).join(' · '),
    run: () => go(`/ho-so/${c.no}`),
  }));
  return { items, busy: on && cases.isFetching };
}

function useSections(typed: string, props: PaletteProps) {
  const t = useT();
  const w = useWork().palette;
  const [, go] = useLocation();
  const { commands } = useOffice();
  const found = useFound(typed);
  const pages: Command[] = useWays().map((p) => ({
    id: p.href,
    label: t.nav[p.name],
    run: () => go(p.href),
  }));
  const matching = (list: readonly Command[]) =>
    list.filter((c) => fold(`${c.label} ${c.note ?? ''}`).includes(fold(typed.trim())));
  const sections: Section[] = [
    { id: 'here', title: w.here, items: matching([...commands.values()].flat()) },
    { id: 'go', title: w.go, items: matching(pages) },
    { id: 'cases', title: w.cases, items: found.items },
    { id: 'settings', title: w.settings, items: matching(useSettings(props)) },
  ];
  return { sections: sections.filter((s) => s.items.length > 0), busy: found.busy };
}

export function Palette(props: PaletteProps) {
  const { onClose } = props;
  const t = useT().palette;
  const w = useWork().palette;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { sections, busy } = useSections(typed, props);
  const all = sections.flatMap((s) => s.items);
  const chosen = Math.min(at, Math.max(0, all.length - 1));
  useEffect(() => {
    document.getElementById(`p-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKey = (e: React.KeyboardEvent) => {
    if (!['ArrowDown', 'ArrowUp', 'Enter'].includes(e.key)) return;
    e.preventDefault();
    if (e.key === 'Enter') run(all[chosen]);
    else setAt((chosen + (e.key === 'ArrowDown' ? 1 : all.length - 1)) % Math.max(1, all.length));
  };
  return (
    <Dialog open onClose={onClose} title={t.title}>
      <TextInput
        size="md"
        aria-label={t.box}
        placeholder={t.box}
        value={typed}
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="palette"
        autoComplete="off"
        aria-activedescendant={all[chosen] ? `p-${chosen}` : undefined}
        onKeyDown={onKey}
        onChange={(e) => {
          setTyped(e.currentTarget.value);
          setAt(0);
        }}
      />
      <div role="listbox" id="palette" aria-label={t.title} className={css.list}>
        {sections.map((section) => (
          <div key={section.id} role="group" aria-label={section.title}>
            <p className={css.section} aria-hidden>
              {section.title}
            </p>
            {section.items.map((c) => {
              const i = all.indexOf(c);
              return (
                <div
                  key={c.id}
                  id={`p-${i}`}
                  role="option"
                  aria-selected={i === chosen}
                  className={css.item}
                  onClick={() => run(c)}
                >
                  <span>
                    {c.label}
                    {c.key && (
                      <kbd className={css.key} aria-hidden>
                        {c.key}
                      </kbd>
                    )}
                  </span>
                  {c.note && <span className="small dim num">{c.note}</span>}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p className="small dim" role="status">
        {busy ? w.searching : all.length === 0 ? t.none : w.help}
      </p>
    </Dialog>
  );
}
