/// What was just decided, at the foot of the screen: not sent yet, on its way, in the journal, or refused.
import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { asProblem } from '@shared/api/problem';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { useKeys } from '../data/keys';
import { mayHaveHappened, type Entry, type Outbox } from '../data/outbox';
import { useT, useWork } from '../texts';
import { useAct } from './act';
import css from './outbox-bar.module.css';

export function useEntries(box: Outbox): readonly Entry[] {
  return useSyncExternalStore(box.subscribe, box.list);
}

function Seconds({ until }: { until: number }) {
  const t = useWork().hold;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 250);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <span className="num" aria-hidden>
      {t.in(Math.max(0, Math.ceil((until - now) / 1000)))}
    </span>
  );
}

/// Stops a held act and opens it again as it was typed.
function useStop() {
  const { box, ask } = useAct();
  return (id: number) => {
    const act = box.stop(id);
    if (act) ask({ no: act.no, verb: act.verb, values: act.body });
  };
}

function why(error: unknown, lang: 'vi' | 'en', t: ReturnType<typeof common.use>, stale: string): string {
  const { kind, body } = asProblem(error);
  if (kind === 'conflict') return stale;
  const said = lang === 'en' ? (body.detail_en ?? body.detail) : body.detail;
  return kind === 'rule' || kind === 'forbidden' || kind === 'missing'
    ? (said ?? t.failure.advice[kind])
    : t.failure.title[kind];
}

function Failed({ entry }: { entry: Entry }) {
  const t = useWork().hold;
  const words = common.use();
  const stale = useT().case.stale;
  const { lang } = usePrefs();
  const { box, ask } = useAct();
  const { act, error } = entry;
  const open = mayHaveHappened(error);
  const same = open || ['busy', 'session'].includes(asProblem(error).kind);
  return (
    <div role="alert" className={css.text}>
      <strong>{open ? t.unknown : t.failed}</strong>
      <span>{why(error, lang, words, stale)}</span>
      <span className="row">
        {same ? (
          <Button size="compact-sm" onClick={() => void box.send(entry.id)}>
            {t.resend}
          </Button>
        ) : (
          <Button
            size="compact-sm"
            onClick={() => {
              box.forget(entry.id);
              ask({ no: act.no, verb: act.verb, values: act.body });
            }}
          >
            {t.again}
          </Button>
        )}
        <Link href={`/ho-so/${act.no}`} className="small">
          {t.open}
        </Link>
      </span>
    </div>
  );
}

function Line({ entry }: { entry: Entry }) {
  const t = useWork().hold;
  const words = common.use();
  const { lang } = usePrefs();
  const { box } = useAct();
  const stop = useStop();
  const { act, phase } = entry;
  const verb = pick(act.label, lang);
  const what = `${act.undo ? t.undone(verb) : verb} · ${act.code}`;
  const Icon = phase === 'failed' ? IconAlertTriangle : phase === 'done' ? IconCircleCheck : IconHourglass;
  return (
    <li className={css.line} data-phase={phase}>
      <Icon size={22} aria-hidden className={css.icon} />
      <div className={css.text}>
        <span className="visually-hidden" role="status">
          {phase === 'held' ? t.held(what) : phase === 'done' ? `${what}: ${t.done}` : ''}
        </span>
        <strong className={css.what}>{what}</strong>
        {phase === 'held' && <Seconds until={entry.until} />}
        {phase === 'sending' && <span>{t.sending}</span>}
        {phase === 'done' && <span>{t.done}</span>}
        {phase === 'failed' && <Failed entry={entry} />}
      </div>
      <div className={css.buttons}>
        {phase === 'held' && (
          <>
            <Button size="sm" color="red" variant="filled" onClick={() => stop(entry.id)}>
              {t.stop}
            </Button>
            <Button size="sm" variant="default" onClick={() => void box.send(entry.id)}>
              {t.now}
            </Button>
          </>
        )}
        {phase === 'done' && entry.opposite && (
          <Button size="sm" variant="default" onClick={() => box.undo(entry.id)}>
            {t.undo}
          </Button>
        )}
        {(phase === 'done' || phase === 'failed') && (
          <CloseButton aria-label={`${words.close}: ${what}`} onClick={() => box.forget(entry.id)} />
        )}
      </div>
      {phase === 'held' && <span className={css.run} aria-hidden />}
    </li>
  );
}

export function OutboxBar() {
  const t = useWork().hold;
  const { box } = useAct();
  const entries = useEntries(box);
  const stop = useStop();
  useKeys((key) => {
    if (key !== 'z') return false;
    const last = [...entries].reverse().find((e) => e.phase === 'held' || e.opposite);
    if (last?.phase === 'held') stop(last.id);
    else if (last) box.undo(last.id);
    return last !== undefined;
  });
  return (
    <section aria-label={t.title} className={`${css.bar} no-print`} data-outbox={entries.length}>
      <ul role="list" className={css.lines}>
        {entries.map((e) => (
          <Line key={e.id} entry={e} />
        ))}
      </ul>
    </section>
  );
}
