/// One question. Everything else on the page is a shorter way to its answer.
import { Button } from '@mantine/core';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { keptKeys, kept } from '@shared/lib/store';
import { usePrefs } from '@shared/lib/prefs';
import { Bones } from '@shared/ui/bones';
import { Card } from '@shared/ui/card';
import { Page } from '@shared/ui/page';
import { SituationIcon } from '../parts/situation-icon';
import { useCommune, useCommuneCode } from '../data/client';
import { draftPrefix, type LocalDraft } from '../data/draft-store';
import { useSituations } from '../data/procedures';
import { useT } from '../texts';
import css from './home.module.css';

export function SearchBox({ initial = '', big }: { initial?: string; big?: boolean }) {
  const t = useT();
  const words = common.use();
  const [typed, setTyped] = useState(initial);
  const [, go] = useLocation();
  const search = (e: FormEvent) => {
    e.preventDefault();
    go(`/tim?q=${encodeURIComponent(typed.trim())}`);
  };
  return (
    <form role="search" className={css.search} data-big={big || undefined} onSubmit={search}>
      <label className="visually-hidden" htmlFor="q">
        {t.home.searchLabel}
      </label>
      <IconSearch className={css.glass} size={22} aria-hidden />
      <input
        id="q"
        type="search"
        value={typed}
        placeholder={t.home.placeholder}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={200}
        onChange={(e) => setTyped(e.currentTarget.value)}
      />
      <Button type="submit" size={big ? 'md' : 'sm'}>
        {words.search}
      </Button>
    </form>
  );
}

function Resume() {
  const t = useT();
  const commune = useCommuneCode();
  const drafts = keptKeys(draftPrefix(commune))
    .map((key) => kept<LocalDraft>(key))
    .filter((d): d is LocalDraft => d !== null);
  if (drafts.length === 0) return null;
  return (
    <section className="stack tight" aria-label={t.home.resume}>
      <h2>{t.home.resume}</h2>
      {drafts.map((d) => (
        <Link key={d.procedure} href={`/thu-tuc/${d.procedure}/nop`} className={css.resume}>
          <span className="grow">{d.title}</span>
          <strong>{t.home.resumeGo}</strong>
          <IconChevronRight size={20} aria-hidden />
        </Link>
      ))}
    </section>
  );
}

function Situations() {
  const t = useT();
  const { lang } = usePrefs();
  const situations = useSituations();
  return (
    <section className="stack" aria-label={t.home.situations}>
      <h2>{t.home.situations}</h2>
      <div className={css.situations}>
        {situations.data?.map((s) => (
          <Link key={s.id} href={`/tim?viec=${s.id}`} className={css.situation}>
            <SituationIcon id={s.id} />
            <span>{pick(s.name, lang)}</span>
          </Link>
        ))}
        {!situations.data &&
          Array.from({ length: 8 }, (_, i) => <div key={i} className={css.situation} aria-hidden />)}
      </div>
      {situations.isPending && (
        <span className="visually-hidden">
          <Bones lines={1} />
        </span>
      )}
      <p>
        <Link href="/tim">{t.search.all}</Link>
      </p>
    </section>
  );
}

export function Home() {
  const t = useT();
  const { lang } = usePrefs();
  const commune = useCommune().data;
  return (
    <>
      <div className={css.hero}>
        <Page title={t.home.title} lead={commune ? t.home.lead(commune.name) : '\u00a0'}>
          <SearchBox big />
          <p className="small dim">{t.home.hint}</p>
        </Page>
      </div>
      <div className={css.rest}>
        <Resume />
        <Situations />
        <Card title={t.home.trackTitle}>
          <p className="dim">{t.home.trackText}</p>
          <div>
            <Button component={Link} href="/theo-doi" variant="default">
              {t.home.trackGo}
            </Button>
          </div>
        </Card>
        <div className={css.help}>
          <p>{t.home.help}</p>
          <p className="small dim">{commune ? pick(commune.office_hours, lang) : '\u00a0'}</p>
        </div>
      </div>
    </>
  );
}
