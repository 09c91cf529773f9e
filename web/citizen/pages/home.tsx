/// One question. Everything else on the page is a shorter way to its answer.
import { Button } from '@mantine/core';
import { IconBuildingCommunity, IconChevronRight } from '@tabler/icons-react';
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
      <ul role="list" className={css.tiles}>
        {lifeIds.map((id) => (
          <li key={id}>
            <Link href={`/viec/${id}`} className={css.life}>
              <LifeIcon id={id} />
              <span>
                {t.life.names[id]}
                <span className={css.lead}>{t.life.leads[id]}</span>
              </span>
            </Link>
          </li>
        ))}
        <li>
          <Link href="/tim" className={css.life}>
            <LifeIcon id="khac" />
            <span>
              {t.life.other}
              <span className={css.lead}>{t.life.otherLead}</span>
            </span>
          </Link>
        </li>
      </ul>
    </section>
  );
}

function Help() {
  const t = useT().home;
  const { lang } = usePrefs();
  const commune = useCommune().data;
  return (
    <section className={css.help} aria-labelledby="giup">
      <IconBuildingCommunity size={34} stroke={1.6} aria-hidden />
      <div className="stack tight">
        <h2 id="giup">{t.helpTitle}</h2>
        <p>{t.help}</p>
        <p className="dim num">{commune ? pick(commune.office_hours, lang) : '\u00a0'}</p>
        {commune?.phone && (
          <p>
            <a href={`tel:${commune.phone.replace(/[^+\d]/g, '')}`}>{t.call(commune.phone)}</a>
          </p>
        )}
      </div>
    </section>
  );
}

export function Home() {
  const t = useT();
  return (
    <div className={css.home}>
      <div className={css.inside}>
        <div className={css.ask}>
          <Page title={t.home.title}>
            <SearchBox big />
            <p className="small dim">{t.home.hint}</p>
          </Page>
          <Resume />
        </div>
        <div className={css.lives}>
          <Lives />
        </div>
        <div className={css.track}>
          <Card title={t.home.trackTitle}>
            <p className="dim">{t.home.trackText}</p>
            <div>
              <Button component={Link} href="/theo-doi" variant="default" size="md">
                {t.home.trackGo}
              </Button>
            </div>
          </Card>
        </div>
        <Help />
      </div>
    </div>
  );
}
