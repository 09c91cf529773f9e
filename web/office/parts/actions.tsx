/// What this person may do with the case now: the one right thing big, the others near, the impossible with
/// its reason.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Action, CaseDetail } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { Card } from '@shared/ui/card';
import { Notice } from '@shared/ui/notice';
import { useT } from '../texts';
import { ActionDialog } from './action-dialog';
import css from './actions.module.css';

export function Actions({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  const words = common.use();
  const { lang } = usePrefs();
  const [open, setOpen] = useState<Action | null>(null);
  const [done, setDone] = useState('');
  const can = detail.actions.filter((a) => !a.why_not);
  const main = can.find((a) => a.main);
  const others = can.filter((a) => a !== main);
  const cannot = detail.actions.filter((a) => a.why_not);
  return (
    <Card title={t.next} tone={main ? 'brand' : undefined}>
      <div aria-live="polite">{done && <Notice tone="ok">{done}</Notice>}</div>
      {can.length === 0 && <p className="dim">{t.noAction}</p>}
      {main && (
        <Button size="lg" fullWidth data-main-action onClick={() => setOpen(main)}>
          {pick(main.label, lang)}
        </Button>
      )}
      {others.length > 0 && (
        <div className={css.others}>
          {others.map((a) => (
            <Button key={a.verb} variant="default" size="sm" onClick={() => setOpen(a)}>
              {pick(a.label, lang)}
            </Button>
          ))}
        </div>
      )}
      {cannot.length > 0 && (
        <details>
          <summary className="small">{t.notNow}</summary>
          <ul role="list" className="stack tight small">
            {cannot.map((a) => (
              <li key={a.verb}>
                <strong>{pick(a.label, lang)}</strong>: {pick(a.why_not?.text, lang)}{' '}
                {a.why_not?.article && (
                  <span className="dim">{words.failure.article(a.why_not.article)}</span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {open && (
        <ActionDialog
          key={open.verb}
          action={open}
          detail={detail}
          onClose={() => setOpen(null)}
          onDone={() => {
            setDone(`${pick(open.label, lang)}: ${t.saved.toLowerCase()}.`);
            setOpen(null);
          }}
        />
      )}
    </Card>
  );
}
