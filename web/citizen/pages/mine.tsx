/// My cases: what waits for me first, then what is under way, then what is done.
import { Button } from '@mantine/core';
import { IconChevronRight, IconFolderOpen } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { CaseSummary } from '@shared/api/types';
import { DeadlinePill, StatusPill } from '@shared/case/deadline';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { moment } from '@shared/lib/time';
import { Empty } from '@shared/ui/empty';
import { Bones } from '@shared/ui/bones';
import { Failure } from '@shared/ui/failure';
import { Page } from '@shared/ui/page';
import { useMyCases, useMyDrafts } from '../data/cases';
import { SignedIn } from '../parts/signed-in';
import { useT } from '../texts';
import css from './mine.module.css';

function CaseItem({ c }: { c: CaseSummary }) {
  const { lang } = usePrefs();
  const t = useT().mine;
  const running = c.deadline.state !== 'none' && c.deadline.state !== 'met' && c.deadline.state !== 'missed';
  return (
    <li>
      <Link
        href={`/ho-so/${c.no}`}
        className={css.item}
        data-mine={c.status === 'waiting_applicant' || undefined}
      >
        <span className={css.text}>
          <strong>{pick(c.title, lang)}</strong>
          <span className="small dim num">
            {c.code} · {t.received(moment(c.received_at, lang))}
          </span>
          <span className="row tight">
            <StatusPill
              status={c.status}
              label={c.status === 'waiting_applicant' ? t.yourMove : pick(c.status_label, lang)}
            />
            {running && <DeadlinePill deadline={c.deadline} />}
          </span>
        </span>
        <IconChevronRight size={22} aria-hidden />
      </Link>
    </li>
  );
}

function Drafts() {
  const { lang } = usePrefs();
  const t = useT().mine;
  const drafts = useMyDrafts().data?.filter((d) => d.key.startsWith('ho-so-')) ?? [];
  if (drafts.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t.drafts}</h2>
      <ul role="list" className={css.list}>
        {drafts.map((d) => (
          <li key={d.key}>
            <Link href={`/thu-tuc/${d.key.slice('ho-so-'.length)}/nop`} className={css.item}>
              <span className={css.text}>
                <strong>{d.title}</strong>
                <span className="small dim">{t.savedAt(moment(d.updated_at, lang))}</span>
              </span>
              <strong className={css.go}>{t.resume}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Cases() {
  const t = useT().mine;
  const words = common.use();
  const cases = useMyCases();
  if (cases.isError) return <Failure error={cases.error} retry={() => void cases.refetch()} />;
  const items = cases.data?.pages.flatMap((p) => p.items) ?? [];
  const first = items.filter((c) => c.status === 'waiting_applicant');
  const rest = items.filter((c) => c.status !== 'waiting_applicant');
  if (items.length === 0) {
    return (
      <Empty icon={<IconFolderOpen size={40} />} title={t.none} action={<Link href="/">{t.find}</Link>}>
        {t.noneHelp}
      </Empty>
    );
  }
  return (
    <section className="stack">
      <h2>{t.sent}</h2>
      <ul role="list" className={css.list}>
        {[...first, ...rest].map((c) => (
          <CaseItem key={c.no} c={c} />
        ))}
      </ul>
      {cases.hasNextPage && (
        <Button
          variant="default"
          onClick={() => void cases.fetchNextPage()}
          loading={cases.isFetchingNextPage}
        >
          {words.more}
        </Button>
      )}
    </section>
  );
}

/// Drafts stand above the cases: both are there before either is shown, so that nothing is pushed down.
function Lists() {
  const waiting = [useMyDrafts().isPending, useMyCases().isPending].some(Boolean);
  if (waiting) return <Bones lines={4} height={84} />;
  return (
    <>
      <Drafts />
      <Cases />
    </>
  );
}

export function Mine() {
  const t = useT().mine;
  return (
    <SignedIn title={t.title} width="pair">
      <Page
        title={t.title}
        width="pair"
        actions={
          <Button component={Link} href="/">
            {t.find}
          </Button>
        }
      >
        <Lists />
      </Page>
    </SignedIn>
  );
}
