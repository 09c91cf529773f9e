/// How a case stands against its clock: a word, a colour and a shape (never colour alone).
import { IconAlertTriangle, IconCheck, IconClock, IconClockPause, IconFlame } from '@tabler/icons-react';
import type { CaseStatus, Deadline } from '../api/types';
import { common } from '../i18n/common';
import { usePrefs } from '../lib/prefs';
import { officeSpan } from '../lib/span';
import { moment } from '../lib/time';
import css from './deadline.module.css';

type Look = { tone: string; Icon: typeof IconClock };

const looks: Record<Deadline['state'], Look> = {
  none: { tone: 'plain', Icon: IconClock },
  on_track: { tone: 'ok', Icon: IconClock },
  at_risk: { tone: 'soon', Icon: IconAlertTriangle },
  late: { tone: 'late', Icon: IconFlame },
  paused: { tone: 'wait', Icon: IconClockPause },
  met: { tone: 'ok', Icon: IconCheck },
  missed: { tone: 'late', Icon: IconAlertTriangle },
};

export function deadlineWords(deadline: Deadline): string {
  const t = common.now().due;
  switch (deadline.state) {
    case 'none':
      return t.none;
    case 'paused':
      return t.paused;
    case 'met':
      return t.met;
    case 'missed':
      return t.missed;
    default: {
      const left = deadline.left_minutes;
      if (left === undefined) return t.none;
      return left < 0 ? t.late(officeSpan(left)) : t.left(officeSpan(left));
    }
  }
}

export function DeadlinePill({ deadline }: { deadline: Deadline }) {
  usePrefs();
  const { tone, Icon } = looks[deadline.state];
  return (
    <span className={css.pill} data-tone={tone}>
      <Icon size={16} aria-hidden />
      {deadlineWords(deadline)}
    </span>
  );
}

/// The bar: how much of the time allowed is used, what is left, and the date in full.
export function DeadlineBar({ deadline }: { deadline: Deadline }) {
  const t = common.use().due;
  const { lang } = usePrefs();
  const { tone } = looks[deadline.state];
  const all = deadline.allowance_minutes ?? 0;
  const left = deadline.left_minutes ?? all;
  const used = all > 0 ? Math.min(100, Math.max(0, ((all - left) / all) * 100)) : 0;
  return (
    <div className={css.bar} data-tone={tone}>
      <div className="row spread">
        <DeadlinePill deadline={deadline} />
        {deadline.due && <strong className="num">{t.by(moment(deadline.due, lang))}</strong>}
      </div>
      {all > 0 && (
        <div className={css.track} role="img" aria-label={t.used(Math.round(used), officeSpan(all))}>
          <div className={css.fill} style={{ width: `${deadline.state === 'late' ? 100 : used}%` }} />
        </div>
      )}
      <p className="small dim">
        {all > 0 ? t.used(Math.round(used), officeSpan(all)) : ''} {deadline.reappointed ? t.reappointed : ''}
      </p>
    </div>
  );
}

const statusTone: Record<CaseStatus, string> = {
  submitted: 'wait',
  processing: 'plain',
  waiting_applicant: 'soon',
  paused: 'wait',
  ready: 'ok',
  done: 'ok',
  refused: 'late',
  withdrawn: 'plain',
  stopped: 'plain',
};

export function StatusPill({ status, label }: { status: CaseStatus; label: string }) {
  return (
    <span className={css.pill} data-tone={statusTone[status]}>
      {label}
    </span>
  );
}
