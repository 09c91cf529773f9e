/// Filing a procedure: one thing at a time, then papers, then one look back, then sent or, without a line, put by
/// to be sent.
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import { csrfToken } from '@shared/api/client';
import type { Procedure } from '@shared/api/types';
import type { Problems } from '@shared/form/check';
import { FeeNow } from '@shared/form/fee-now';
import { countsFor } from '@shared/form/fees';
import { asFiled, variantOf } from '@shared/form/variant';
import { pick } from '@shared/i18n';
import { useOnline } from '@shared/lib/online';
import { usePrefs } from '@shared/lib/prefs';
import { Failure } from '@shared/ui/failure';
import { Loaded } from '@shared/ui/loaded';
import { Notice } from '@shared/ui/notice';
import { Page } from '@shared/ui/page';
import { queries } from '@shared/ui/provider';
import { Split } from '@shared/ui/split';
import { api, csrf, useCommune, useCommuneCode, useSession } from '../data/client';
import { serverDraftKey } from '../data/draft-store';
import { useProcedure } from '../data/procedures';
import { emptyPaper, PapersStep } from '../parts/filing/papers-step';
import { ReviewStep } from '../parts/filing/review-step';
import { SectionStep } from '../parts/filing/section-step';
import { StepHead } from '../parts/filing/step-head';
import { StepList } from '../parts/filing/step-list';
import { firstWrong, indexOf, partOf, stepsOf } from '../parts/filing/steps';
import { useDraft } from '../parts/filing/use-draft';
import { useSubmit } from '../parts/filing/use-submit';
import { FilingBones } from '../parts/filing/filing-bones';
import { useT } from '../texts';
import { SignInForm } from './signin';

const fromReview = 'xem-lai';

export function Filing() {
  const { code = '' } = useParams();
  const commune = useCommuneCode();
  const procedure = useProcedure(code);
  const session = useSession();
  return (
    <Loaded portions query={procedure} bones={<FilingBones />}>
      {(p) =>
        commune !== undefined && !session.isPending ? (
          <FilingForm key={`${commune}.${code}`} commune={commune} procedure={p} />
        ) : (
          <FilingBones />
        )
      }
    </Loaded>
  );
}

function FilingForm({ commune, procedure: given }: { commune: number; procedure: Procedure }) {
  const t = useT().file;
  const { lang } = usePrefs();
  const session = useSession().data ?? null;
  const online = useOnline();
  const place = useCommune().data;
  const [, go] = useLocation();
  const { draft, saved, change, finish, conflict, settle } = useDraft(commune, given, session, place);
  const procedure = asFiled(given, draft?.answers ?? {}, 'online');
  const query = new URLSearchParams(useSearch());
  const { busy, problem, submit } = useSubmit(commune, given, {
    onFiled: (no) => {
      finish();
      go(`/ho-so/${no}/giay-tiep-nhan?moi=1`, { replace: true });
    },
    onQueued: () => {
      finish();
      go('/cho-gui', { replace: true });
    },
  });
  const steps = stepsOf(procedure, draft?.answers ?? {});
  const at = indexOf(steps, query.get('buoc') ?? draft?.at);
  const step = steps[at]!;
  const editing = query.get('ve') === fromReview;
  const to = (index: number, back = false) => {
    const key = steps[index]?.key ?? fromReview;
    change((d) => ({ ...d, at: key }));
    go(`/thu-tuc/${procedure.code}/nop?buoc=${key}${back ? `&ve=${fromReview}` : ''}`);
    window.scrollTo(0, 0);
  };
  const last = steps.length - 1;
  /// After a correction one is led through the rest of the same part only, then back to the last look.
  const samePart = steps[at + 1] && partOf(steps, at + 1).part === partOf(steps, at).part;
  const next = () => (editing ? to(samePart ? at + 1 : last, samePart) : to(at + 1));
  const refused = problem?.body.field?.replace(/^\/?(answers\/)?/, '').replace(/\/.*/, '');

  useEffect(() => {
    if (problem?.status === 409)
      void queries.invalidateQueries({ queryKey: ['procedure', commune, procedure.code] });
  }, [problem, commune, procedure.code]);
  useEffect(() => {
    const wrong = steps.findIndex((s) => s.kind === 'questions' && s.fields.some((f) => f.key === refused));
    if (refused && wrong >= 0) to(wrong, true);
    // Only a new refusal moves the person, not what they type afterwards.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [problem]);

  if (!draft) return <FilingBones title={pick(procedure.plain, lang)} />;
  const section = step.kind === 'questions' ? procedure.form.sections[step.section] : undefined;
  const opens = step.kind === 'questions' && section?.fields[0]?.key === step.fields[0]?.key;
  const fieldProblem: Problems | undefined = refused ? { [refused]: problem?.message ?? '' } : undefined;
  // Without a line nobody can sign in; what is finished waits on the device and asks for it later.
  const maySend = session !== null || !online || csrfToken('citizen') !== '';
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
    const bad = firstWrong(steps, draft.answers);
    if (bad >= 0) to(bad, true);
    else void submit(draft);
  };
  const fee = (
    <FeeNow
      procedure={procedure}
      channel="online"
      variant={variantOf(draft.answers)}
      answers={draft.answers}
    />
  );
  const title = section ? pick(section.title, lang) : step.kind === 'papers' ? t.papersStep : t.reviewStep;

  return (
    <Page title={pick(procedure.plain, lang)} width="pair">
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
      <Split
        stays
        first={
          <>
            <StepHead
              step={step.key}
              done={(at + 1) / steps.length}
              {...partOf(steps, at)}
              saved={saved}
              title={title}
            />
            {step.kind === 'questions' && section && (
              <SectionStep
                key={step.key}
                section={{ ...section, fields: step.fields, ...(!opens && { help: undefined }) }}
                answers={draft.answers}
                serverProblem={fieldProblem}
                onAnswer={(k, v) => change((d) => ({ ...d, answers: { ...d.answers, [k]: v } }))}
                note={step.fields.some((f) => countsFor(procedure, f.key)) && fee}
                onNext={next}
                onBack={at > 0 ? () => to(at - 1, editing) : undefined}
              />
            )}
            {step.kind !== 'questions' && !maySend && <SignInNeeded />}
            {step.kind === 'papers' && maySend && (
              <PapersStep
                commune={commune}
                procedure={procedure}
                draft={draft}
                onNext={() => to(last)}
                onBack={() => to(at - 1)}
                onPaper={(key, update) =>
                  change((d) => ({
                    ...d,
                    papers: { ...d.papers, [key]: update(d.papers[key] ?? emptyPaper) },
                  }))
                }
              />
            )}
            {step.kind === 'review' && maySend && (
              <ReviewStep
                procedure={procedure}
                draft={draft}
                busy={busy}
                fee={fee}
                onEdit={(key) => to(indexOf(steps, key), key !== 'giay-to')}
                onBack={() => to(at - 1)}
                onSubmit={submitOrShow}
                onResultBy={(resultBy) => change((d) => ({ ...d, resultBy }))}
                message={
                  problem ? (
                    <Failure error={problem} />
                  ) : (
                    !online && <Notice tone="soon">{t.offlineSend}</Notice>
                  )
                }
              />
            )}
          </>
        }
        side={
          <>
            <StepList steps={steps} at={at} procedure={procedure} draft={draft} />
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
          </>
        }
      />
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
