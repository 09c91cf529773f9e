/// One question. Everything else on the page is a shorter way to its answer.
import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from 'wouter';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { kept, keptKeys } from '@shared/lib/store';
import { Card } from '@shared/ui/card';
import { Page } from '@shared/ui/page';
import { useCommune, useCommuneCode } from '../data/client';
import { draftPrefix, type LocalDraft } from '../data/draft-store';
import { lifeIds } from '../data/life';
import { LifeIcon } from '../parts/life-icon';
import { SearchBox } from '../parts/search/search-box';
import { useT } from '../texts';
import css from './home.module.css';

function Resume() {
  const t = useT();
  const commune = useCommuneCode();
  const drafts = keptKeys(draftPrefix(commune))
    .map((key) => kept<LocalDraft>(key))
    .filter((d): d is LocalDraft => d !== null);
  if (drafts.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="dang-do">
      <h2 id="dang-do">{t.home.resume}</h2>
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

function Lives() {
  const t = useT();
  return (
    <section className="stack" aria-labelledby="viec-doi">
      <h2 id="viec-doi">{t.home.situations}</h2>
      <ul role="list" className={css.lives}>
        {lifeIds.map((id) => (
          <li key={id}>
            <Link href={`/viec/${id}`} className={css.life}>
              <LifeIcon id={id} />
              {t.life.names[id]}
            </Link>
          </li>
        ))}
        <li>
          <Link href="/tim" className={css.life}>
            <LifeIcon id="khac" />
            {t.life.other}
          </Link>
        </li>
      </ul>
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
        <Page title={t.home.title}>
          <SearchBox big />
          <p className="small dim">{t.home.hint}</p>
        </Page>
      </div>
      <div className={css.rest}>
        <Resume />
        <Lives />
        <Card title={t.home.trackTitle}>
          <p className="dim">{t.home.trackText}</p>
          <div>
            <Button component={Link} href="/theo-doi" variant="default" size="md">
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
