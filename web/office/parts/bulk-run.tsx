/// A run of many, as it goes: how far, what became of each case, and the way to stop and to try again.
import { Button, Progress } from '@mantine/core';
import { IconAlertTriangle, IconCircle, IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { asProblem } from '@shared/api/problem';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import type { Job, State } from '../data/bulk';
import { useWork } from '../texts';
import css from './bulk-dialog.module.css';

const icons: Record<State, typeof IconCircle> = {
  waiting: IconCircle,
  sending: IconHourglass,
  done: IconCircleCheck,
  failed: IconAlertTriangle,
};

function Line({ job }: { job: Job }) {
  const t = useWork().bulk;
  const words = common.use();
  const { lang } = usePrefs();
  const Icon = icons[job.state];
  const problem = job.error === undefined ? null : asProblem(job.error);
  const said = lang === 'en' ? (problem?.body.detail_en ?? problem?.body.detail) : problem?.body.detail;
  return (
    <li data-state={job.state}>
      <span className={css.who}>
        <strong className="num">{job.act.code}</strong>
        <span className="small dim">{job.act.before.applicant}</span>
      </span>
      <span className={css.state}>
        <span className={css.mark}>
          <Icon size={18} aria-hidden /> {t.state[job.state]}
        </span>
        {problem && job.state === 'failed' && (
          <span className="small">
            {problem.kind === 'conflict' ? t.changed : (said ?? words.failure.title[problem.kind])}
          </span>
        )}
      </span>
    </li>
  );
}

function Countdown({ until }: { until: number }) {
  const t = useWork().bulk;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 250);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <strong className="num" aria-hidden>
      {t.starting(Math.max(0, Math.ceil((until - now) / 1000)))}
    </strong>
  );
}

interface BulkRunProps {
  jobs: readonly Job[];
  running: boolean;
  startsAt: number;
  onStop: () => void;
  onGo: () => void;
  onClose: () => void;
}

export function BulkRun({ jobs, running, startsAt, onStop, onGo, onClose }: BulkRunProps) {
  const t = useWork().bulk;
  const words = common.use();
  const { lang } = usePrefs();
  const count = (state: State) => jobs.filter((j) => j.state === state).length;
  const [done, failed, waiting] = [count('done'), count('failed'), count('waiting')];
  const idle = !running && startsAt === 0;
  const label = jobs[0] ? pick(jobs[0].act.label, lang) : '';
  return (
    <div className="stack">
      <p role="status">
        <strong>{label}.</strong>{' '}
        {startsAt > 0 ? (
          <Countdown until={startsAt} />
        ) : running ? (
          t.progress(done, jobs.length)
        ) : waiting > 0 ? (
          `${t.finished(done, failed)} ${t.stopped(waiting)}`
        ) : (
          t.finished(done, failed)
        )}
      </p>
      <Progress
        value={((done + failed) / jobs.length) * 100}
        aria-label={t.progress(done, jobs.length)}
        color={failed > 0 ? 'orange' : 'teal'}
      />
      <ul role="list" className={css.cases} tabIndex={0} aria-label={label}>
        {jobs.map((j) => (
          <Line key={j.act.no} job={j} />
        ))}
      </ul>
      <div className="row">
        {!idle && (
          <Button color="red" autoFocus onClick={onStop}>
            {t.stop}
          </Button>
        )}
        {idle && (failed > 0 || waiting > 0) && (
          <Button onClick={onGo}>{failed > 0 ? t.retry(failed) : t.goOn(waiting)}</Button>
        )}
        {idle && (
          <Button variant="default" autoFocus onClick={onClose}>
            {words.close}
          </Button>
        )}
      </div>
    </div>
  );
}
