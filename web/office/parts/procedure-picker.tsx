/// Chooses a procedure with the keyboard: type, arrows, Enter.
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { data } from '@shared/api/client';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { api, useHere } from '../data/client';
import { useT } from '../texts';
import css from './palette.module.css';

export function ProcedurePicker({ onPick }: { onPick: (code: string) => void }) {
  const t = useT().counter;
  const { lang } = usePrefs();
  const { commune } = useHere();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => {
    const timer = window.setTimeout(() => setQ(typed.trim()), 120);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const found = useQuery({
    queryKey: ['o', 'procedures', commune, q],
    staleTime: 5 * 60_000,
    placeholderData: (old) => old,
    queryFn: async () =>
      (
        await data(
          api.GET('/api/v1/communes/{commune}/procedures', {
            params: { path: { commune }, query: { ...(q && { q }), limit: 8 } },
          }),
        )
      ).items,
  });
  const items = found.data ?? [];
  const chosen = Math.min(at, Math.max(0, items.length - 1));
  const onKey = (e: React.KeyboardEvent) => {
    if (e.key === 'ArrowDown') {
      e.preventDefault();
      setAt(Math.min(chosen + 1, items.length - 1));
    }
    if (e.key === 'ArrowUp') {
      e.preventDefault();
      setAt(Math.max(chosen - 1, 0));
    }
    // The list may still show the answer to an earlier word: Enter waits for the one that was typed.
    if (e.key === 'Enter') {
      e.preventDefault();
      const item = items[chosen];
      if (item && q === typed.trim() && !found.isFetching) onPick(item.code);
    }
  };
  return (
    <div className="stack tight">
      <TextInput
        size="md"
        label={t.procedure}
        placeholder={t.find}
        value={typed}
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="procedures"
        autoComplete="off"
        aria-activedescendant={items[chosen] ? `proc-${items[chosen].code}` : undefined}
        onKeyDown={onKey}
        onChange={(e) => {
          setTyped(e.currentTarget.value);
          setAt(0);
        }}
      />
      <ul
        role="listbox"
        id="procedures"
        aria-label={t.procedure}
        className={css.list}
        data-ready={(q === typed.trim() && !found.isFetching) || undefined}
      >
        {items.map((p, i) => (
          <li
            key={p.code}
            id={`proc-${p.code}`}
            role="option"
            aria-selected={i === chosen}
            className={css.item}
            onClick={() => onPick(p.code)}
          >
            <span>{pick(p.name, lang)}</span>
            <span className="small dim">
              {[p.code, pick(p.field.name, lang), pick(p.time, lang)].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {found.data && items.length === 0 && <p className="dim">{t.noMatch}</p>}
    </div>
  );
}
