/// Filing a procedure: the pack's sections as steps, then papers, then one look back, then sent.
import { useEffect, useRef, useState } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import { Button } from '@mantine/core';
import { asProblem, type Problem } from '@shared/api/problem';
import type { PaperGiven, Procedure, Receipt } from '@shared/api/types';
import { problemsOfSection, toSend, type Problems } from '@shared/form/check';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { useOnline } from '@shared/lib/online';
import { usePrefs } from '@shared/lib/prefs';
import { data } from '@shared/api/client';
import { queries } from '@shared/ui/provider';
import { Failure } from '@shared/ui/failure';
import { Loaded } from '@shared/ui/loaded';
import { Notice } from '@shared/ui/notice';
import { Page } from '@shared/ui/page';
import { api, csrf, sent, useCommune, useCommuneCode, useSession } from '../data/client';
import { serverDraftKey, type LocalDraft } from '../data/draft-store';
import { useProcedure } from '../data/procedures';
import { emptyPaper, papersOnline, PapersStep } from '../parts/filing/papers-step';
import { ReviewStep } from '../parts/filing/review-step';
import { SectionStep } from '../parts/filing/section-step';
import css from '../parts/filing/filing.module.css';
import { useDraft, type Saved } from '../parts/filing/use-draft';
import { useT } from '../texts';
import { SignInForm } from './signin';

export function Filing() {
  const { code = '' } = useParams();
  const commune = useCommuneCode();
  const procedure = useProcedure(code);
  const session = useSession();
  return (
    <Loaded query={procedure}>
      {(p) =>
        commune !== undefined && !session.isPending ? (
          <FilingForm key={`${commune}.${code}`} commune={commune} procedure={p} />
        ) : (
          <Page title=" " />
        )
      }
    </Loaded>
  );
}

function bodyOf(draft: LocalDraft, procedure: Procedure) {
  const papers = papersOnline(procedure).flatMap((d): PaperGiven[] => {
    const p = draft.papers[d.key];
    if (!p) return [];
    if (p.files.length > 0) return [{ document: d.key, form: 'file', files: p.files.map((f) => f.id) }];
    return p.reused ? [{ document: d.key, form: 'reused' }] : [];
  });
  return {
    procedure: procedure.code,
    version: procedure.version,
    answers: toSend(procedure.form, draft.answers),
    papers,
    result_by: draft.resultBy,
    draft: serverDraftKey(procedure.code),
    ...(draft.variant && { variant: draft.variant }),
  };
}

function useSubmit(commune: number, procedure: Procedure, onDone: (no: number) => void) {
  const [state, setState] = useState<'idle' | 'sending' | 'queued'>('idle');
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (draft: LocalDraft) => {
    setState('sending');
    setProblem(null);
    try {
      const result = await data(
        api.POST('/api/v1/communes/{commune}/my/cases', {
          params: { path: { commune }, header: sent(draft.submitKey) },
          body: bodyOf(draft, procedure),
        }),
      );
      queries.setQueryData<Receipt>(['my', 'receipt', result.case.no], result.receipt);
      void queries.invalidateQueries({ queryKey: ['my', 'cases'] });
      setState('idle');
      onDone(result.case.no);
    } catch (error) {
      const found = asProblem(error);
      setState(found.kind === 'offline' ? 'queued' : 'idle');
      setProblem(found.kind === 'offline' ? null : found);
    }
  };
  return { state, problem, submit };
}

function FilingForm({ commune, procedure }: { commune: number; procedure: Procedure }) {
  const t = useT().file;
  const { lang } = usePrefs();
  const session = useSession().data ?? null;
  const place = useCommune().data;
  const [, go] = useLocation();
  const { draft, saved, change, finish, conflict, settle } = useDraft(commune, procedure, session, place);
  const asked = new URLSearchParams(useSearch()).get('buoc');
  const sections = procedure.form.sections;
  const papers = papersOnline(procedure).length > 0;
  const last = sections.length + (papers ? 1 : 0);
  const step = Math.min(Math.max(0, asked === null ? (draft?.step ?? 0) : Number(asked) - 1 || 0), last);
  const online = useOnline();
  const { state, problem, submit } = useSubmit(commune, procedure, (no) => {
    finish();
    go(`/ho-so/${no}/giay-tiep-nhan?moi=1`, { replace: true });
  });
  const to = (next: number) => {
    change((d) => ({ ...d, step: next }));
    go(`/thu-tuc/${procedure.code}/nop?buoc=${next + 1}`);
    window.scrollTo(0, 0);
  };

  useEffect(() => {
    if (online && state === 'queued' && draft) void submit(draft);
  });
  useEffect(() => {
    if (problem?.status === 409)
      void queries.invalidateQueries({ queryKey: ['procedure', commune, procedure.code] });
  }, [problem, commune, procedure.code]);

  if (!draft) return <Page title={pick(procedure.plain, lang)} />;
  const section = sections[step];
  const fieldProblem: Problems | undefined = problem?.body.field
    ? { [problem.body.field.replace(/^\/?(answers\/)?/, '')]: problem.message }
    : undefined;
  const throwAway = async () => {
    if (!window.confirm(t.discardSure)) return;
    finish();
    if (session) {
      await api
        .DELETE('/api/v1/communes/{commune}/my/drafts/{key}', {
          params: { path: { commune, key: serverDraftKey(procedure.code) }, header: csrf() },
        })
        .catch(() => undefined);
      void queries.invalidateQueries({ queryKey: ['my', 'drafts'] });
    }
    go(`/thu-tuc/${procedure.code}`);
  };
  const submitOrShow = () => {
    const bad = sections.findIndex((s) => Object.keys(problemsOfSection(s, draft.answers)).length > 0);
    if (bad >= 0) to(bad);
    else void submit(draft);
  };

  return (
    <Page title={pick(procedure.plain, lang)}>
      {conflict && (
        <Notice
          tone="soon"
          alert
          title={t.otherDevice}
          actions={
            <>
              <Button size="sm" onClick={() => void settle(true)}>
                {t.keepThis}
              </Button>
              <Button size="sm" variant="default" onClick={() => void settle(false)}>
                {t.takeOther}
              </Button>
            </>
          }
        />
      )}
      {draft.version !== procedure.version && <Notice tone="soon">{t.newVersion}</Notice>}
      <StepHead
        at={step}
        of={last + 1}
        saved={saved}
        title={section ? pick(section.title, lang) : step === last ? t.reviewStep : t.papersStep}
      />
      {section && (
        <SectionStep
          key={section.key}
          section={section}
          answers={draft.answers}
          serverProblem={fieldProblem}
          onAnswer={(k, v) => change((d) => ({ ...d, answers: { ...d.answers, [k]: v } }))}
          onNext={() => to(step + 1)}
          onBack={step > 0 ? () => to(step - 1) : undefined}
        />
      )}
      {!section && !session && <SignInNeeded />}
      {!section && session && step < last && (
        <PapersStep
          commune={commune}
          procedure={procedure}
          draft={draft}
          onNext={() => to(last)}
          onBack={() => to(step - 1)}
          onPaper={(key, update) =>
            change((d) => ({ ...d, papers: { ...d.papers, [key]: update(d.papers[key] ?? emptyPaper) } }))
          }
        />
      )}
      {!section && session && step === last && (
        <ReviewStep
          procedure={procedure}
          draft={draft}
          busy={state === 'sending'}
          onEdit={to}
          onBack={() => to(last - 1)}
          onSubmit={submitOrShow}
          onResultBy={(resultBy) => change((d) => ({ ...d, resultBy }))}
          message={
            state === 'queued' ? (
              <Notice tone="soon" title={t.waiting}>
                {t.queued}
              </Notice>
            ) : (
              problem && <Failure error={problem} />
            )
          }
        />
      )}
      <p className="small">
        <a
          href="#bo"
          onClick={(e) => {
            e.preventDefault();
            void throwAway();
          }}
        >
          {t.discard}
        </a>
      </p>
    </Page>
  );
}

function SignInNeeded() {
  const t = useT().account;
  return (
    <div className="stack">
      <Notice>{t.needed}</Notice>
      <SignInForm />
    </div>
  );
}

function StepHead({ at, of, title, saved }: { at: number; of: number; title: string; saved: Saved }) {
  const t = useT().file;
  const words = common.use();
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    heading.current?.focus({ preventScroll: true });
  }, [at]);
  const said = {
    none: '',
    device: words.form.savedHere,
    saving: words.saving,
    server: words.form.savedServer,
  }[saved];
  return (
    <div className={css.progress}>
      <div className={css.dots} aria-hidden>
        {Array.from({ length: of }, (_, i) => (
          <span key={i} data-done={i <= at || undefined} />
        ))}
      </div>
      <div className={css.head}>
        <span className="small dim">{t.step(at + 1, of)}</span>
        <span className={css.saved} role="status">
          {said}
        </span>
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
    </div>
  );
}
