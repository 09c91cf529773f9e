/// The machine room's short page: what is stuck, the newest checkpoint, which packs are in force, erasing.
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconEraser } from '@tabler/icons-react';
import { useState } from 'react';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { number } from '@shared/lib/number';
import { usePrefs } from '@shared/lib/prefs';
import { day, moment } from '@shared/lib/time';
import { Bones } from '@shared/ui/bones';
import { Card, Facts } from '@shared/ui/card';
import { Failure } from '@shared/ui/failure';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { readCheckpoint, useCheckpoint, useJobs, usePacks, useRetryJob, type Pack } from '../data/system';
import { EraseDialog } from '../parts/erase-dialog';
import { useT } from '../texts';
import css from './system.module.css';

function Jobs() {
  const t = useT().system;
  const { lang } = usePrefs();
  const retry = useRetryJob();
  return (
    <Loaded query={useJobs()} bones={<Bones lines={1} height={24} />}>
      {(items) =>
        items.length === 0 ? (
          <p className={css.well}>
            <IconCircleCheck size={20} aria-hidden /> {t.noJobs}
          </p>
        ) : (
          <>
            <p className={css.ill}>
              <IconAlertTriangle size={20} aria-hidden /> {t.someJobs(items.length)}
            </p>
            <ul role="list" className={css.lines}>
              {items.map((j) => (
                <li key={j.id}>
                  <span className="grow">
                    <strong>{t.kinds[j.kind] ?? j.kind}</strong>
                    <span className={css.under}>
                      {moment(j.created_at, lang)} · {t.attempts(j.attempts)}
                    </span>
                    {j.error && <span className={css.error}>{j.error}</span>}
                  </span>
                  <Button
                    size="sm"
                    variant="default"
                    aria-label={`${t.retry}: ${t.kinds[j.kind] ?? j.kind}`}
                    loading={retry.isPending && retry.variables === j.id}
                    onClick={() => retry.mutate(j.id)}
                  >
                    {t.retry}
                  </Button>
                </li>
              ))}
            </ul>
            {retry.isError && <Failure error={retry.error} />}
          </>
        )
      }
    </Loaded>
  );
}

function Checkpoint() {
  const t = useT().system;
  const words = common.use();
  const [copied, setCopied] = useState(false);
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <Loaded query={useCheckpoint()} bones={<Bones lines={4} height={32} />}>
      {(text) => {
        const { origin, size, root } = readCheckpoint(text);
        return (
          <>
            <Facts
              columns
              items={[
                { term: t.entries, value: <strong className="num">{size !== null && number(size)}</strong> },
                { term: t.journal, value: <span className={css.hash}>{origin}</span> },
                { term: t.root, value: root && <code className={css.hash}>{root}</code> },
              ]}
            />
            <details>
              <summary>{t.whole}</summary>
              <pre className={css.bytes} tabIndex={0}>
                {text}
              </pre>
            </details>
            <div className="row">
              <Button size="sm" variant="default" onClick={() => copy(text)}>
                {t.copy}
              </Button>
              <span role="status">{copied && words.copied}</span>
            </div>
          </>
        );
      }}
    </Loaded>
  );
}

const kinds: ReadonlyArray<Pack['kind']> = ['procedure', 'internal', 'plan_task', 'indicators', 'calendar'];

/// A short list stands open.
const short = 6;

function Packs() {
  const t = useT().system;
  const { lang } = usePrefs();
  return (
    <Loaded query={usePacks()} bones={<Bones lines={5} height={32} />}>
      {(items) => (
        <div className={css.kinds}>
          {kinds
            .map((kind) => ({ kind, packs: items.filter((p) => p.kind === kind) }))
            .filter(({ packs }) => packs.length > 0)
            .map(({ kind, packs }) => (
              <details key={kind} open={packs.length <= short}>
                <summary>
                  <strong>{t.packKinds[kind]}</strong> <span className="dim num">{packs.length}</span>
                </summary>
                <ul role="list" className={css.lines}>
                  {packs.map((p) => (
                    <li key={`${p.id}.${p.version}`}>
                      <span className="grow">
                        {pick(p.name, lang)}
                        {p.messages?.map((m) => (
                          <span key={m} className={css.error}>
                            {m}
                          </span>
                        ))}
                      </span>
                      <span className="small dim num">
                        {[p.id, `${t.version} ${p.version}`, p.valid_from && t.validFrom(day(p.valid_from))]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    </li>
                  ))}
                </ul>
              </details>
            ))}
        </div>
      )}
    </Loaded>
  );
}

export function SystemPage() {
  const { system: t, erase } = useT();
  const [erasing, setErasing] = useState(false);
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      <Card title={t.jobs}>
        <p className="dim">{t.jobsHelp}</p>
        <Jobs />
      </Card>
      <Card title={t.checkpoint}>
        <p className="dim">{t.checkpointHelp}</p>
        <Checkpoint />
      </Card>
      <Card title={erase.title}>
        <p className="dim">{erase.when}</p>
        <div>
          <Button
            variant="default"
            leftSection={<IconEraser size={18} aria-hidden />}
            onClick={() => setErasing(true)}
          >
            {erase.open}
          </Button>
        </div>
      </Card>
      <Card title={t.packs}>
        <p className="dim">{t.packsHelp}</p>
        <Packs />
      </Card>
      {erasing && <EraseDialog onClose={() => setErasing(false)} />}
    </Page>
  );
}
