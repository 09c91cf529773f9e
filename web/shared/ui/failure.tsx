/// What happened, that nothing is lost, and what to do: for a whole page or a part of it.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem';
import { common } from '../i18n/common';
import { usePrefs } from '../lib/prefs';
import { Notice } from './notice';

interface FailureProps {
  error: unknown;
  retry?: () => void;
  /// A way on where trying again would not help: there is nothing here, or not for this person.
  instead?: ReactNode;
}

export function Failure({ error, retry, instead }: FailureProps) {
  const t = common.use();
  const { lang } = usePrefs();
  const { kind, body } = asProblem(error);
  const said = lang === 'en' ? (body.detail_en ?? body.detail) : body.detail;
  const own =
    kind === 'rule' ||
    kind === 'conflict' ||
    kind === 'missing' ||
    kind === 'forbidden' ||
    kind === 'busy' ||
    kind === 'session';
  const final = instead !== undefined && (kind === 'missing' || kind === 'forbidden');
  return (
    <Notice
      tone={final ? 'info' : kind === 'offline' || kind === 'busy' ? 'soon' : 'late'}
      alert
      title={t.failure.title[kind]}
      actions={
        final
          ? instead
          : retry && (
              <Button variant="default" size="sm" onClick={retry}>
                {t.retry}
              </Button>
            )
      }
    >
      <p>{own && said ? said : t.failure.advice[kind]}</p>
      {body.article && <p className="small dim">{t.failure.article(body.article)}</p>}
      {body.request_id && kind === 'server' && (
        <p className="small dim">{t.failure.request(body.request_id)}</p>
      )}
    </Notice>
  );
}
