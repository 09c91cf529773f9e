/// Ctrl+K: go anywhere, or to a case by name or code, without the mouse.
import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { pick } from '@shared/i18n';
import { fold } from '@shared/lib/fold';
import { usePrefs } from '@shared/lib/prefs';
import { Dialog } from '@shared/ui/dialog';
import { useCases } from '../data/cases';
import { useMay } from '../data/client';
import { useWays } from '../shell';
import { useT } from '../texts';
import css from './palette.module.css';

interface Entry {
  key: string;
  label: string;
  note?: string;
  href: string;
}

export function Palette({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { lang } = usePrefs();
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(typed.trim()), 180);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const maySearch = useMay('search_cases');
  const cases = useCases({ q: asked }, maySearch && asked.length > 1);
  const pages: Entry[] = useWays()
    .map((w) => ({ key: w.href, label: t.nav[w.name], href: w.href }))
    .filter((p) => fold(p.label).includes(fold(typed)));
  const found: Entry[] = (asked.length > 1 ? (cases.data?.pages[0]?.items ?? []) : [])
    .slice(0, 8)
    .map((c) => ({
      key: String(c.no),
      label: pick(c.title, lang),
      note: `${c.applicant} · ${c.code}`,
      href: `/ho-so/${c.no}`,
    }));
  const all = [...pages, ...found];
  const chosen = Math.min(at, Math.max(0, all.length - 1));
  const open = (entry: Entry | undefined) => {
    if (entry) {
      onClose();
      go(entry.href);
    }
  };
  const onKey = (e: React.KeyboardEvent) => {
    if (e.key === 'ArrowDown') {
      e.preventDefault();
      setAt(Math.min(chosen + 1, all.length - 1));
    }
    if (e.key === 'ArrowUp') {
      e.preventDefault();
      setAt(Math.max(chosen - 1, 0));
    }
    if (e.key === 'Enter') {
      e.preventDefault();
      open(all[chosen]);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t.palette.title}>
      <TextInput
        size="md"
        aria-label={t.palette.box}
        placeholder={t.palette.box}
        value={typed}
        data-autofocus
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="palette"
        aria-activedescendant={all[chosen] ? `p-${all[chosen].key}` : undefined}
        onKeyDown={onKey}
        onChange={(e) => {
          setTyped(e.currentTarget.value);
          setAt(0);
        }}
      />
      <ul role="listbox" id="palette" aria-label={t.palette.title} className={css.list}>
        {all.map((entry, i) => (
          <li
            key={entry.key}
            id={`p-${entry.key}`}
            role="option"
            aria-selected={i === chosen}
            className={css.item}
            onClick={() => open(entry)}
          >
            <span>{entry.label}</span>
            {entry.note && <span className="small dim num">{entry.note}</span>}
          </li>
        ))}
      </ul>
      {all.length === 0 && <p className="dim">{t.palette.none}</p>}
    </Dialog>
  );
}
