/// What happened, that nothing is lost, and what to do: for a whole page or a part of it.
import { Button } from '@mantine/core';
import { asProblem } from '../api/problem';
import { common } from '../i18n/common';
import { usePrefs } from '../lib/prefs';
import { Notice } from './notice';

export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
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
  return (
    <Notice
      tone={kind === 'offline' || kind === 'busy' ? 'soon' : 'late'}
      alert
      title={t.failure.title[kind]}
      actions={
        retry && (
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
