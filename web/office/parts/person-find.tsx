/// The applicant's name, and people who filed before with that name, phone or ID number: arrow down and Enter
/// take their data over. Only the chosen person's case is read; the list shows what a search of cases shows.
import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Applicant, CaseSummary } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { day } from '@shared/lib/time';
import { useCases, useReadCase } from '../data/cases';
import { useMay } from '../data/client';
import { useWork } from '../texts';
import css from './person-find.module.css';

/// Fewer letters would match half the commune.
const enough = (typed: string) =>
  /^[\d\s.]+$/.test(typed) ? typed.replace(/\D/g, '').length >= 4 : typed.length >= 3;
const most = 5;

function useKnown(typed: string, on: boolean): CaseSummary[] {
  const may = [useMay('search_cases'), useMay('read_case')].every(Boolean);
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(typed.trim()), 200);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const wanted = may && on && enough(asked);
  const cases = useCases({ q: asked }, wanted);
  return wanted && asked === typed.trim()
    ? (cases.data?.pages[0]?.items ?? []).filter((c) => c.kind === 'procedure' && c.applicant).slice(0, most)
    : [];
}

interface PersonFindProps {
  label: string;
  value: string;
  error?: string | undefined;
  onChange: (name: string) => void;
  onPick: (person: Applicant) => void;
}

export function PersonFind({ label, value, error, onChange, onPick }: PersonFindProps) {
  const t = useWork().counter;
  const { lang } = usePrefs();
  const read = useReadCase();
  const [asking, setAsking] = useState(false);
  const [at, setAt] = useState(-1);
  const known = useKnown(value, asking);
  const open = asking && known.length > 0;
  const shut = () => {
    setAsking(false);
    setAt(-1);
  };
  const take = async (c: CaseSummary | undefined) => {
    if (!c) return;
    shut();
    // Without the case the name alone is still right.
    const found = await read(c.no).catch(() => undefined);
    onPick(found?.applicant ?? { name: c.applicant });
  };
  const onKey = (e: React.KeyboardEvent) => {
    if (!open) return;
    if (e.key === 'ArrowDown') setAt(Math.min(at + 1, known.length - 1));
    else if (e.key === 'ArrowUp') setAt(Math.max(at - 1, -1));
    else if (e.key === 'Escape') shut();
    else if (e.key === 'Enter' && at >= 0) void take(known[at]);
    else return;
    e.preventDefault();
  };
  return (
    <div className={css.box} onBlur={shut}>
      <TextInput
        id="p-name"
        size="md"
        label={label}
        aria-describedby="known-help"
        required
        withAsterisk={false}
        autoFocus
        autoComplete="off"
        maxLength={300}
        value={value}
        error={error}
        role="combobox"
        aria-expanded={open}
        aria-controls="known"
        aria-activedescendant={open && at >= 0 ? `known-${at}` : undefined}
        onKeyDown={onKey}
        onChange={(e) => {
          setAsking(true);
          setAt(-1);
          onChange(e.currentTarget.value);
        }}
      />
      <div className={css.list} data-open={open || undefined}>
        {open && <p className="small dim">{`${t.found}. ${t.foundHelp}`}</p>}
        <div role="listbox" id="known" aria-label={t.found}>
          {open &&
            known.map((c, i) => (
              <div
                key={c.no}
                id={`known-${i}`}
                role="option"
                aria-selected={i === at}
                className={css.person}
                onPointerDown={(e) => {
                  e.preventDefault();
                  void take(c);
                }}
              >
                <strong>{c.applicant}</strong>
                <span className="small dim num">{t.last(pick(c.title, lang), day(c.received_at))}</span>
              </div>
            ))}
        </div>
      </div>
      <span className="visually-hidden" role="status">
        {open ? `${t.found}: ${known.length}` : ''}
      </span>
    </div>
  );
}
