/// Whose hands the case is in: who, doing what, until when, and who has it next. Four short lines instead of the one
/// sentence officers read.
import type { Owes } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { officeSpan } from '@shared/lib/span';
import { usePrefs } from '@shared/lib/prefs';
import { moment } from '@shared/lib/time';
import { Card, Facts } from '@shared/ui/card';
import { useT } from '../texts';
import css from './hands.module.css';

export function Hands({ owes }: { owes: readonly Owes[] }) {
  const t = useT().case.hands;
  const words = common.use();
  const { lang } = usePrefs();
  if (owes.length === 0) return null;
  const left = (minutes: number) =>
    minutes < 0 ? words.due.late(officeSpan(minutes)) : words.due.left(officeSpan(minutes));
  return (
    <Card title={t.title}>
      <ul role="list" className="stack">
        {owes.map((o, i) => (
          <li key={i} className={css.hands}>
            <Facts
              items={[
                { term: t.who, value: <strong>{o.who.name}</strong> },
                { term: t.what, value: pick(o.what, lang) },
                !!o.by && {
                  term: t.by,
                  value: (
                    <span className="num">
                      {moment(o.by, lang)}
                      {o.left_minutes !== undefined && (
                        <span className="small dim"> · {left(o.left_minutes)}</span>
                      )}
                    </span>
                  ),
                },
                { term: t.to, value: o.to.name },
              ]}
            />
            {o.article && <p className="small dim">{words.failure.article(o.article)}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
