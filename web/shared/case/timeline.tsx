/// The story of a case, newest first or as it happened.
import type { ReactNode } from 'react';
import type { TimelineEntry } from '../api/types';
import { pick } from '../i18n';
import { common } from '../i18n/common';
import { usePrefs } from '../lib/prefs';
import { moment } from '../lib/time';
import css from './timeline.module.css';

interface TimelineProps {
  entries: readonly TimelineEntry[];
  next?: ReactNode;
  fileLink?: (file: { id: string; name: string }) => ReactNode;
  showSeq?: boolean;
}

export function Timeline({ entries, next, fileLink, showSeq }: TimelineProps) {
  const { lang } = usePrefs();
  const t = common.use();
  return (
    <ol role="list" className={css.timeline}>
      {entries.map((e) => (
        <li key={e.seq} className={css.entry}>
          <p className={css.title}>{pick(e.title, lang)}</p>
          <p className="small dim num">
            {moment(e.at, lang)} · {e.by.name}
            {showSeq && ` · ${t.entry(e.seq)}`}
          </p>
          {e.erased ? (
            <p className="small dim">{t.erased}</p>
          ) : (
            e.detail && <p className={css.detail}>{e.detail}</p>
          )}
          {e.due && <p className="small num">{t.due.by(moment(e.due, lang))}</p>}
          {fileLink && (e.files?.length ?? 0) > 0 && (
            <div className="row">
              {e.files?.map((f) => (
                <span key={f.id}>{fileLink(f)}</span>
              ))}
            </div>
          )}
        </li>
      ))}
      {next && (
        <li className={css.entry} data-next>
          {next}
        </li>
      )}
    </ol>
  );
}
