/// Who owes what to whom by when: the one sentence every screen of a case carries.
import { IconArrowRight } from '@tabler/icons-react';
import type { Owes } from '../api/types';
import { pick } from '../i18n';
import { common } from '../i18n/common';
import { usePrefs } from '../lib/prefs';
import { officeSpan } from '../lib/span';
import { moment } from '../lib/time';
import css from './owes.module.css';

export function OwesList({ owes }: { owes: readonly Owes[] }) {
  const { lang } = usePrefs();
  const t = common.use();
  return (
    <ul role="list" className="stack tight">
      {owes.map((o, i) => (
        <li key={i} className={css.owes}>
          <p>
            <strong>{o.who.name}</strong> <span className="dim">{t.owes.owes}</span>{' '}
            <strong>{pick(o.what, lang)}</strong>{' '}
            <IconArrowRight size={16} className={css.arrow} aria-hidden />
            <span className="visually-hidden">{t.owes.to}</span> {o.to.name}
          </p>
          {o.by && (
            <p className="small dim num">
              {t.due.by(moment(o.by, lang))}
              {o.left_minutes !== undefined &&
                ` · ${o.left_minutes < 0 ? t.due.late(officeSpan(o.left_minutes)) : t.due.left(officeSpan(o.left_minutes))}`}
            </p>
          )}
          {o.article && <p className="small dim">{t.failure.article(o.article)}</p>}
        </li>
      ))}
    </ul>
  );
}
