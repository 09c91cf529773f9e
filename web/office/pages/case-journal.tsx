/// What the journal holds of this case: each entry's hash, whether the signed checkpoint covers it, and the
/// bytes hashed.
import { Button } from '@mantine/core';
import { IconCircleCheck, IconClock } from '@tabler/icons-react';
import { Link, useParams } from 'wouter';
import type { CaseJournal } from '@shared/api/types';
import { number } from '@shared/lib/number';
import { moment } from '@shared/lib/time';
import { Card } from '@shared/ui/card';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { useCaseJournal } from '../data/cases';
import { useT } from '../texts';
import css from './case-journal.module.css';

function Entry({ entry }: { entry: CaseJournal['items'][number] }) {
  const t = useT().journal;
  const covered = entry.proof !== undefined;
  return (
    <li className={css.entry}>
      <div className="row spread">
        <strong className="num">
          {t.seq} {entry.seq} · <code>{entry.type}</code>
        </strong>
        <span className={css.state} data-covered={covered || undefined}>
          {covered ? <IconCircleCheck size={18} aria-hidden /> : <IconClock size={18} aria-hidden />}{' '}
          {covered ? t.included : t.pending}
        </span>
      </div>
      <p className="small dim num">
        {moment(entry.at)} · {entry.actor}
        {entry.erased && ` · ${t.erased}`}
      </p>
      <p className="small">
        <span className="dim">{t.leaf}</span> <code className={css.hash}>{entry.leaf}</code>
      </p>
      <details className="small">
        <summary>{t.header}</summary>
        <pre className={css.bytes} tabIndex={0}>
          {entry.header}
        </pre>
        {entry.proof && entry.proof.length > 0 && (
          <>
            <p className="dim">{t.proof}</p>
            <pre className={css.bytes} tabIndex={0}>
              {entry.proof.join('\n')}
            </pre>
          </>
        )}
      </details>
    </li>
  );
}

export function JournalPage() {
  const no = Number(useParams().no);
  const t = useT();
  const query = useCaseJournal(no);
  return (
    <Page
      title={t.journal.title}
      width="wide"
      actions={
        <Button component={Link} href={`/ho-so/${no}`} variant="default">
          {t.counter.open}
        </Button>
      }
    >
      <Loaded query={query}>
        {(journal) => (
          <>
            <ol role="list" className="stack tight">
              {journal.items.map((e) => (
                <Entry key={e.seq} entry={e} />
              ))}
            </ol>
            {journal.checkpoint && (
              <Card
                title={t.journal.checkpoint}
                aside={<span className="dim">{t.journal.size(number(journal.size))}</span>}
              >
                <pre className={css.bytes} tabIndex={0}>
                  {journal.checkpoint}
                </pre>
              </Card>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
