/// A due time that explains itself: every day between start and end, counted or not, and why.
import type { Reckoning } from '../api/types';
import { pick } from '../i18n';
import { common } from '../i18n/common';
import { usePrefs } from '../lib/prefs';
import { officeSpan } from '../lib/span';
import { longDay, moment } from '../lib/time';
import css from './reckoning.module.css';

export function ReckoningView({ reckoning, open = false }: { reckoning: Reckoning; open?: boolean }) {
  return (
    <details className={css.box} open={open}>
      <summary>{common.use().reckoning.title}</summary>
      <ReckoningTable reckoning={reckoning} />
    </details>
  );
}

export function ReckoningTable({ reckoning }: { reckoning: Reckoning }) {
  const t = common.use();
  const { lang } = usePrefs();
  return (
    <div className="stack tight">
      <p className="small">
        {t.reckoning.from(moment(reckoning.start, lang), officeSpan(reckoning.allowance_minutes))}
      </p>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t.reckoning.day}</th>
              <th scope="col">{t.reckoning.counted}</th>
              <th scope="col">{t.reckoning.note}</th>
            </tr>
          </thead>
          <tbody>
            {reckoning.lines.map((line, i) => (
              <tr key={i} data-counts={line.minutes > 0 || undefined}>
                <td className="num">
                  {longDay(line.day, lang)}
                  {line.from && line.to && (
                    <span className="dim">
                      {' '}
                      {line.from}–{line.to}
                    </span>
                  )}
                </td>
                <td className="num">{line.minutes > 0 ? officeSpan(line.minutes) : '–'}</td>
                <td>{pick(line.text, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <strong>{t.due.by(moment(reckoning.due, lang))}</strong>
      </p>
      {reckoning.rule && <p className="small dim">{pick(reckoning.rule, lang)}</p>}
      {reckoning.article && <p className="small dim">{t.failure.article(reckoning.article)}</p>}
    </div>
  );
}
