/// One thing for many cases: choose it, see for each case what will happen or why not, then watch it done one
/// by one.
import { Button, NativeSelect } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { CaseDetail, CaseSummary } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { Bones } from '@shared/ui/bones';
import { Dialog } from '@shared/ui/dialog';
import { Empty } from '@shared/ui/empty';
import { jobsOf, offers, run, type Job, type Offer, type Seen } from '../data/bulk';
import { useReadCase, useSend } from '../data/cases';
import { useHere } from '../data/client';
import { holdSeconds, reversible } from '../data/outbox';
import { useWork } from '../texts';
import { defaultsOf, filled } from './action-dialog';
import { ActionInput, actionProblem, type Values } from './action-input';
import { BulkRun } from './bulk-run';
import css from './bulk-dialog.module.css';

/// Each case read now: what it allows may have changed since the list was loaded.
function useSeen(cases: readonly CaseSummary[]): { seen: Seen[]; ready: boolean } {
  const { commune } = useHere();
  const read = useReadCase();
  const answers = useQueries({
    queries: cases.map((c) => ({
      queryKey: ['o', 'bulk', commune, c.no],
      gcTime: 0,
      retry: false,
      queryFn: () => read(c.no),
    })),
  });
  return {
    ready: answers.every((a) => !a.isPending),
    seen: cases.map((summary, i) => ({ summary, ...(answers[i]?.data && { detail: answers[i].data }) })),
  };
}

function Preview({ offer }: { offer: Offer }) {
  const t = useWork().bulk;
  const words = common.use();
  const { lang } = usePrefs();
  const who = (c: CaseSummary | CaseDetail['case']) => (
    <span className={css.who}>
      <strong className="num">{c.code}</strong>
      <span className="small dim">{[c.applicant, pick(c.title, lang)].filter(Boolean).join(' · ')}</span>
    </span>
  );
  return (
    <ul role="list" className={css.cases} aria-label={t.preview} tabIndex={0}>
      {offer.can.map((d) => (
        <li key={d.case.no} data-can>
          {who(d.case)}
          <span className={css.state}>{pick(offer.label, lang)}</span>
        </li>
      ))}
      {offer.cannot.map(({ summary, why, read }) => (
        <li key={summary.no}>
          {who(summary)}
          <span className={css.state}>
            <strong>{t.cannot}</strong>
            <span className="small">
              {why ? pick(why.text, lang) : read ? t.notYours : t.unread}
              {why?.article && ` ${words.failure.article(why.article)}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Choose({ list, onRun }: { list: Offer[]; onRun: (offer: Offer, body: Values) => void }) {
  const t = useWork().bulk;
  const { lang } = usePrefs();
  const [verb, setVerb] = useState(list[0]?.verb ?? '');
  const offer = list.find((o) => o.verb === verb) ?? list[0];
  const [typed, setTyped] = useState<Record<string, Values>>({});
  const [problems, setProblems] = useState<Record<string, string>>({});
  if (!offer) return <Empty title={t.nothing}>{t.nothingHelp}</Empty>;
  const values = typed[offer.verb] ?? defaultsOf(offer.fields);
  const submit = (e: FormEvent) => {
    e.preventDefault();
    const found: Record<string, string> = {};
    for (const f of offer.fields) {
      const problem = actionProblem(f, values[f.name]);
      if (problem) found[f.name] = problem;
    }
    setProblems(found);
    if (Object.keys(found).length === 0) onRun(offer, filled(values));
  };
  return (
    <form noValidate className="stack" onSubmit={submit}>
      <NativeSelect
        size="md"
        label={t.what}
        value={offer.verb}
        autoFocus
        data={list.map((o) => ({
          value: o.verb,
          label: `${pick(o.label, lang)} (${t.can(o.can.length, o.can.length + o.cannot.length)})`,
        }))}
        onChange={(e) => {
          setProblems({});
          setVerb(e.currentTarget.value);
        }}
      />
      {offer.fields.map((f) => (
        <ActionInput
          key={`${offer.verb}.${f.name}`}
          field={f}
          value={values[f.name]}
          detail={offer.can[0]!}
          error={problems[f.name]}
          onChange={(value) => setTyped((all) => ({ ...all, [offer.verb]: { ...values, [f.name]: value } }))}
          onBusy={() => undefined}
        />
      ))}
      <Preview offer={offer} />
      <p className="small dim">{t.first}</p>
      <div>
        <Button type="submit" size="md">
          {pick(offer.label, lang)}: {t.run(offer.can.length)}
        </Button>
      </div>
    </form>
  );
}

/// The run and its few seconds of grace, stopped when the dialog goes.
function useRun() {
  const send = useSend();
  const read = useReadCase();
  const [jobs, setJobs] = useState<readonly Job[] | null>(null);
  const [running, setRunning] = useState(false);
  const [startsAt, setStartsAt] = useState(0);
  const stopped = useRef(false);
  const timer = useRef<number>(undefined);
  const halt = () => {
    stopped.current = true;
    window.clearTimeout(timer.current);
  };
  useEffect(() => halt, []);
  const go = async (list: readonly Job[]) => {
    stopped.current = false;
    setStartsAt(0);
    setRunning(true);
    await run(list, {
      send,
      read,
      stopped: () => stopped.current,
      tell: (no, part) =>
        setJobs((all) => all?.map((j) => (j.act.no === no ? { ...j, ...part } : j)) ?? null),
    });
    setRunning(false);
  };
  return {
    jobs,
    running,
    startsAt,
    go: () => void go(jobs ?? []),
    stop: () => {
      halt();
      setStartsAt(0);
    },
    start: (list: readonly Job[]) => {
      setJobs(list);
      const first = list[0]?.act;
      const wait = first && !reversible(first) ? holdSeconds * 1000 : 0;
      stopped.current = false;
      setStartsAt(wait > 0 ? Date.now() + wait : 0);
      timer.current = window.setTimeout(() => void go(list), wait);
    },
  };
}

interface BulkDialogProps {
  cases: readonly CaseSummary[];
  onClose: (doneAll: boolean) => void;
}

export function BulkDialog({ cases, onClose }: BulkDialogProps) {
  const t = useWork().bulk;
  const [chosen] = useState(cases);
  const { seen, ready } = useSeen(chosen);
  const work = useRun();
  const close = () => onClose(work.jobs?.every((j) => j.state === 'done') ?? false);
  return (
    <Dialog open wide onClose={close} title={t.title(chosen.length)}>
      {work.jobs ? (
        <BulkRun
          jobs={work.jobs}
          running={work.running}
          startsAt={work.startsAt}
          onStop={work.stop}
          onGo={work.go}
          onClose={close}
        />
      ) : ready ? (
        <Choose list={offers(seen)} onRun={(offer, body) => work.start(jobsOf(offer, body))} />
      ) : (
        <>
          <p>{t.loading}</p>
          <Bones lines={Math.min(8, chosen.length)} height={36} />
        </>
      )}
    </Dialog>
  );
}
