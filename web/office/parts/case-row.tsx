/// A case in a list: what it is, what is next and whose move, how much time is left.
import { Link } from 'wouter';
import type { CaseSummary } from '@shared/api/types';
import { DeadlinePill, StatusPill } from '@shared/case/deadline';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { shortMoment } from '@shared/lib/time';
import css from './case-row.module.css';

export function CaseRow({ c, selected, fresh }: { c: CaseSummary; selected?: boolean; fresh?: boolean }) {
  const { lang } = usePrefs();
  return (
    <li
      className={css.row}
      data-state={c.deadline.state}
      data-selected={selected || undefined}
      data-fresh={fresh || undefined}
    >
      <Link href={`/ho-so/${c.no}`} className={css.link} data-case={c.no}>
        <span className={css.what}>
          <strong>{pick(c.title, lang)}</strong>
          <span className="small dim num">{[c.applicant, c.code].filter(Boolean).join(' · ')}</span>
        </span>
        <span className={css.next}>
          {c.next_action ? (
            <strong className={css.verb}>{pick(c.next_action.label, lang)}</strong>
          ) : (
            <StatusPill status={c.status} label={pick(c.status_label, lang)} />
          )}
          <span className="small dim">{[c.owner?.name, pick(c.step, lang)].filter(Boolean).join(' · ')}</span>
        </span>
        <span className={css.time}>
          <DeadlinePill deadline={c.deadline} />
          {c.deadline.due && <span className="small dim num">{shortMoment(c.deadline.due)}</span>}
        </span>
      </Link>
    </li>
  );
}
