/// A case in a list: what it is, whose move it is and what is next, how much time is left. The link covers the
/// row; a tick and the one next thing lie on it.
import { Checkbox } from '@mantine/core';
import { IconUser, IconUsers } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { CaseSummary } from '@shared/api/types';
import { DeadlinePill, StatusPill } from '@shared/case/deadline';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { shortMoment } from '@shared/lib/time';
import { useHere } from '../data/client';
import { whose } from '../data/sections';
import { useWork } from '../texts';
import css from './case-row.module.css';

interface CaseRowProps {
  c: CaseSummary;
  href?: string;
  open?: boolean;
  fresh?: boolean;
  gone?: boolean;
  ticked?: boolean;
  onTick?: (on: boolean) => void;
  /** The one next thing, for who may do it. */
  onNext?: (() => void) | undefined;
  onFocus?: () => void;
  onClick?: (e: React.MouseEvent) => void;
  tabIndex?: number;
}

function Move({ c }: { c: CaseSummary }) {
  const t = useWork().inbox;
  const { lang } = usePrefs();
  const { me } = useHere();
  const move = whose(c, me.account);
  if (move === 'mine' || move === 'unit')
    return (
      <span className={css.move} data-move={move}>
        {move === 'mine' ? <IconUser size={15} aria-hidden /> : <IconUsers size={15} aria-hidden />}
        {move === 'mine' ? t.mine : t.unit}
      </span>
    );
  const words = {
    applicant: t.applicant,
    paused: t.paused,
    hand_out: t.handOut,
    other: c.owner ? t.with(c.owner.name) : pick(c.status_label, lang),
  };
  return <span className={css.move}>{words[move]}</span>;
}

export function CaseRow({
  c,
  href,
  open,
  fresh,
  gone,
  ticked,
  onTick,
  onNext,
  onFocus,
  onClick,
  tabIndex,
}: CaseRowProps) {
  const t = useWork().inbox;
  const { lang } = usePrefs();
  const label = pick(c.next_action?.label, lang);
  return (
    <li
      className={css.row}
      data-state={c.deadline.state}
      data-open={open || undefined}
      data-fresh={fresh || undefined}
      data-gone={gone || undefined}
      data-ticked={ticked || undefined}
      data-tickable={onTick ? true : undefined}
    >
      {onTick && (
        <Checkbox
          className={css.tick}
          size="sm"
          tabIndex={tabIndex}
          aria-label={t.select(c.code)}
          checked={ticked ?? false}
          disabled={gone ?? false}
          onChange={(e) => onTick(e.currentTarget.checked)}
        />
      )}
      <div className={css.cells}>
        <span className={css.what}>
          <Link
            href={href ?? `/ho-so/${c.no}`}
            className={css.link}
            data-case={c.no}
            tabIndex={tabIndex}
            aria-current={open ? 'true' : undefined}
            onFocus={onFocus}
            onClick={onClick}
          >
            {pick(c.title, lang)}
          </Link>
          <span className="small dim num">
            {c.applicant && `${c.applicant} · `}
            <span className={css.code}>{c.code}</span>
          </span>
        </span>
        <span className={css.next}>
          {gone ? (
            <span className="small">{t.gone}</span>
          ) : onNext && label ? (
            <button type="button" tabIndex={tabIndex} className={css.act} onClick={onNext}>
              {label}
              <kbd aria-hidden>A</kbd>
            </button>
          ) : c.next_action ? (
            <strong className={css.verb}>{label}</strong>
          ) : (
            <StatusPill status={c.status} label={pick(c.status_label, lang)} />
          )}
          <Move c={c} />
        </span>
        <span className={css.time}>
          <DeadlinePill deadline={c.deadline} />
          {c.deadline.due && <span className="small dim num">{shortMoment(c.deadline.due)}</span>}
        </span>
      </div>
    </li>
  );
}
