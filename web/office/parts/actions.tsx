/// What this person may do with the case now: the one right thing big, the others near, the impossible with
/// its reason.
import { Button } from '@mantine/core';
import type { CaseDetail } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { Card } from '@shared/ui/card';
import { useSingleKeys } from '../data/keys';
import { useT, useWork } from '../texts';
import { useAct } from './act';
import css from './actions.module.css';

export function Actions({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  const w = useWork().next;
  const words = common.use();
  const { lang } = usePrefs();
  const keys = useSingleKeys();
  const { ask } = useAct();
  const open = (verb: string) => ask({ no: detail.case.no, verb });
  const can = detail.actions.filter((a) => !a.why_not);
  const main = can.find((a) => a.main);
  const others = can.filter((a) => a !== main);
  const cannot = detail.actions.filter((a) => a.why_not);
  const owner = detail.case.owner?.name;
  return (
    <Card title={t.next} tone={main ? 'brand' : undefined}>
      {can.length === 0 && <p className="dim">{t.noAction}</p>}
      {!main && owner && <p className="small">{w.whose(owner)}</p>}
      {main && (
        <Button size="lg" fullWidth data-main-action onClick={() => open(main.verb)}>
          {pick(main.label, lang)}
          {keys && (
            <kbd className={css.key} aria-hidden>
              A
            </kbd>
          )}
        </Button>
      )}
      {others.length > 0 && (
        <div className={css.others}>
          {others.map((a) => (
            <Button key={a.verb} variant="default" size="sm" onClick={() => open(a.verb)}>
              {pick(a.label, lang)}
            </Button>
          ))}
        </div>
      )}
      {cannot.length > 0 && (
        <details>
          <summary className="small">{w.whyNot(cannot.length)}</summary>
          <ul role="list" className={css.cannot}>
            {cannot.map((a) => (
              <li key={a.verb}>
                <strong>{pick(a.label, lang)}</strong>
                <span>{pick(a.why_not?.text, lang)}</span>
                {a.why_not?.article && (
                  <span className="dim">{words.failure.article(a.why_not.article)}</span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
