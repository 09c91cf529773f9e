/// The question's own field. What it finds while one types hangs below it and moves nothing on the page.
import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import {
  lazy,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type FormEvent,
  type KeyboardEvent,
} from 'react';
import { useLocation } from 'wouter';
import { common } from '@shared/i18n/common';
import { useT } from '../../texts';
import { early, forgetEarly } from './early';
import css from './search-box.module.css';

const Suggestions = lazy(() => import('./suggestions'));
const shortest = 2;
const pause = 220;

function useSettled(value: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), pause);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}

/// Arrows walk from the field into what was found and back; Escape returns to the field.
function walk(e: KeyboardEvent<HTMLElement>, close: () => void) {
  const box = e.currentTarget;
  const stops = [...box.querySelectorAll<HTMLElement>('input, [data-suggestion]')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  if (e.key === 'Escape') {
    close();
    stops[0]?.focus();
    return;
  }
  const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || at < 0) return;
  e.preventDefault();
  stops[Math.min(Math.max(0, at + step), stops.length - 1)]?.focus();
}

export function SearchBox({ initial = '', big }: { initial?: string; big?: boolean }) {
  const t = useT();
  const words = common.use();
  const [before] = useState(early);
  const [typed, setTyped] = useState(initial || before.typed);
  const [open, setOpen] = useState(before.typed !== '');
  const [, go] = useLocation();
  const form = useRef<HTMLFormElement>(null);
  const asked = useSettled(typed.trim());
  useEffect(() => {
    const shut = (e: PointerEvent) => {
      if (!form.current?.contains(e.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', shut);
    return () => document.removeEventListener('pointerdown', shut);
  }, []);
  const field = useRef<HTMLInputElement>(null);
  // At the commit itself: from now on keys find this field.
  useLayoutEffect(() => {
    const { typed: late, focused, sent } = early();
    forgetEarly();
    if (focused) field.current?.focus();
    if (late) setTyped(late);
    if (sent) go(`/tim?q=${encodeURIComponent(late.trim())}`);
  }, [go]);
  const search = (e: FormEvent) => {
    e.preventDefault();
    setOpen(false);
    go(`/tim?q=${encodeURIComponent(typed.trim())}`);
  };
  return (
    <form
      ref={form}
      role="search"
      className={css.search}
      data-big={big || undefined}
      onSubmit={search}
      onKeyDown={(e) => walk(e, () => setOpen(false))}
      onBlur={(e) => {
        if (e.relatedTarget && !e.currentTarget.contains(e.relatedTarget)) setOpen(false);
      }}
    >
      <label className="visually-hidden" htmlFor="q">
        {t.home.searchLabel}
      </label>
      <IconSearch className={css.glass} size={22} aria-hidden />
      <input
        ref={field}
        id="q"
        type="search"
        value={typed}
        placeholder={t.home.placeholder}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={200}
        onChange={(e) => {
          setTyped(e.currentTarget.value);
          setOpen(true);
        }}
      />
      <Button type="submit" size={big ? 'md' : 'sm'}>
        {words.search}
      </Button>
      {open && asked.length >= shortest && (
        <Suspense>
          <Suggestions asked={asked} onChosen={() => setOpen(false)} />
        </Suspense>
      )}
    </form>
  );
}
