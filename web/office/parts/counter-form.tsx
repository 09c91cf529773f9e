/// What the counter asks for one procedure. Answers the person's own data give are not asked again.
import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { data } from '@shared/api/client';
import type { Answers, Applicant, Procedure } from '@shared/api/types';
import type { components } from '@shared/api/schema';
import { firstAnswers, problemOf, toSend, visible } from '@shared/form/check';
import { FeeNow } from '@shared/form/fee-now';
import { FieldInput } from '@shared/form/field';
import { holdsFor } from '@shared/form/variant';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { civilDay } from '@shared/lib/time';
import { queries } from '@shared/ui/provider';
import { Card } from '@shared/ui/card';
import { Failure } from '@shared/ui/failure';
import { Notice } from '@shared/ui/notice';
import { api, sent, useHere } from '../data/client';
import type { CounterFilled, CounterPerson, DeskDraft } from '../data/desk-draft';
import { useT, useWork } from '../texts';
import { CounterPersonCard, sourceOf, usePersonFields, type PersonKey } from './counter-person';
import { DraftKept } from './draft-kept';
import { PapersInput, usual } from './papers-input';
import { useDeskForm } from './use-desk-draft';

export type SubmitDone = components['schemas']['SubmitResult'];

/// The whole form's answers: what was typed, and what the person's data say.
function answersOf(procedure: Procedure, typed: Answers, person: CounterPerson): Answers {
  const answers = { ...typed };
  for (const field of procedure.form.sections.flatMap((s) => s.fields)) {
    const source = sourceOf[field.prefill ?? ''];
    if (source) answers[field.key] = person[source];
  }
  return answers;
}

const blank = (procedure: Procedure): CounterFilled => ({
  person: { name: '', phone: '', id_number: '', address: '' },
  behalf: '',
  typed: firstAnswers(procedure.form, { today: civilDay() }),
  papers: [],
  variant: '',
  resultBy: 'counter',
});

interface CounterFormProps {
  procedure: Procedure;
  /** What was typed before the page was opened anew. */
  draft: DeskDraft<CounterFilled> | null;
  onDone: (done: SubmitDone) => void;
  onAnew: () => void;
}

export function CounterForm({ procedure, draft, onDone, onAnew }: CounterFormProps) {
  const t = useT().counter;
  const w = useWork().counter;
  const words = common.use();
  const { lang } = usePrefs();
  const { commune } = useHere();
  const personFields = usePersonFields(procedure);
  const { filled, put, submitKey, safe } = useDeskForm<CounterFilled>({
    slot: 'counter',
    form: procedure.code,
    draft,
    blank: () => blank(procedure),
  });
  const { person, typed, papers, variant, resultBy, behalf } = filled;
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [busyFiles, setBusyFiles] = useState(false);
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const form = useRef<HTMLFormElement>(null);
  const answers = answersOf(procedure, typed, person);
  const asked = procedure.form.sections
    .flatMap((s) => s.fields)
    .filter((f) => !sourceOf[f.prefill ?? ''] && visible(f, answers));
  const documents = procedure.documents.filter(
    (d) => (!d.channels || d.channels.includes('counter')) && holdsFor(d, variant),
  );
  const missing = documents.filter((d) => d.required && !papers.some((p) => p.document === d.key));

  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.ctrlKey && e.key === 'Enter') {
        e.preventDefault();
        form.current?.requestSubmit();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const check = () => {
    const found: Record<string, string> = {};
    for (const f of personFields) {
      const p = problemOf(f, person[f.key as PersonKey]);
      if (p) found[`p-${f.key}`] = p;
    }
    for (const f of asked) {
      const p = problemOf(f, answers[f.key]);
      if (p) found[`f-${f.key}`] = p;
    }
    // The law does not let a dossier in without these: said here, before the office refuses its own filing.
    for (const d of missing)
      if (d.use === 'submit') found[`paper-${d.key}`] = t.paperMissing(pick(d.name, lang));
    if (busyFiles) found.papers = words.file.sending(0);
    return found;
  };

  const submit = async (e: FormEvent) => {
    e.preventDefault();
    const found = check();
    setProblems(found);
    const first = Object.keys(found)[0];
    if (first) {
      const at = document.getElementById(first);
      (at?.matches('input,select,textarea') ? at : at?.querySelector<HTMLElement>('input'))?.focus();
      return;
    }
    setState({ busy: true, error: null });
    try {
      const applicant: Applicant = { name: person.name.trim() };
      for (const k of ['phone', 'id_number', 'address'] as const)
        if (person[k].trim())
          applicant[k] = k === 'address' ? person[k].trim() : person[k].replace(/[\s.]/g, '');
      onDone(
        await data(
          api.POST('/api/v1/communes/{commune}/office/cases', {
            params: { path: { commune }, header: sent(submitKey) },
            body: {
              procedure: procedure.code,
              version: procedure.version,
              answers: toSend(procedure.form, answers),
              papers,
              result_by: resultBy,
              applicant,
              channel: 'counter',
              ...(variant && { variant }),
              ...(behalf.trim() && { on_behalf_of: { name: behalf.trim() } }),
            },
          }),
        ),
      );
      void queries.invalidateQueries({ queryKey: ['o', 'inbox'] });
    } catch (error) {
      setState({ busy: false, error });
    }
  };

  return (
    <form
      ref={form}
      noValidate
      className="stack"
      onSubmit={(e) => void submit(e)}
      aria-label={pick(procedure.name, lang)}
    >
      <h2>
        {pick(procedure.name, lang)}{' '}
        <span className="small dim">
          {procedure.code} · {pick(procedure.time, lang)} · {pick(procedure.fee, lang)}
        </span>
      </h2>
      {draft && <DraftKept at={draft.at} onAnew={onAnew} />}
      {procedure.variants.length > 0 && (
        <NativeSelect
          size="md"
          label={t.variant}
          value={variant}
          onChange={(e) => put({ variant: e.currentTarget.value })}
          data={[
            { value: '', label: t.usual },
            ...procedure.variants.map((v) => ({
              value: v.key,
              label: `${pick(v.name, lang)} (${pick(v.time, lang)})`,
            })),
          ]}
        />
      )}
      <CounterPersonCard
        fields={personFields}
        filled={filled}
        problems={problems}
        onChange={(person) => put((now) => ({ person: { ...now.person, ...person } }))}
        onBehalf={(name) => put({ behalf: name })}
      />
      {asked.length > 0 && (
        <Card title={t.answers} as="div">
          <div className="cards" style={{ '--card': '16rem' } as React.CSSProperties}>
            {asked.map((f) => (
              <FieldInput
                key={f.key}
                field={f}
                value={answers[f.key]}
                error={problems[`f-${f.key}`]}
                onChange={(v) => put((now) => ({ typed: { ...now.typed, [f.key]: v } }))}
              />
            ))}
          </div>
        </Card>
      )}
      <Card as="div">
        <div className="row">
          <Button
            variant="default"
            size="compact-md"
            onClick={() =>
              put({ papers: [...papers, ...missing.map((d) => ({ document: d.key, form: usual(d) }))] })
            }
          >
            {w.allPapers}
          </Button>
          {missing.length > 0 && <span className="small dim">{w.missing(missing.length)}</span>}
        </div>
        <PapersInput
          label={t.papers}
          documents={documents}
          value={papers}
          onChange={(given) => put({ papers: given })}
          onBusy={setBusyFiles}
          error={problems.papers}
        />
        <NativeSelect
          size="md"
          label={t.resultBy}
          value={resultBy}
          style={{ maxWidth: '16rem' }}
          onChange={(e) => put({ resultBy: e.currentTarget.value as CounterFilled['resultBy'] })}
          data={(['counter', 'post', 'online'] as const).map((way) => ({ value: way, label: t.ways[way] }))}
        />
      </Card>
      <Card title={t.fee} as="div">
        <FeeNow procedure={procedure} channel="counter" variant={variant} answers={answers} />
      </Card>
      {Object.keys(problems).length > 0 && (
        <Notice tone="late" alert title={words.form.fix(Object.keys(problems).length)}>
          <ul>
            {Object.values(problems).map((p) => (
              <li key={p}>{p}</li>
            ))}
          </ul>
        </Notice>
      )}
      {state.error !== null && <Failure error={state.error} />}
      <div>
        <Button type="submit" size="lg" loading={state.busy}>
          {t.submit}
        </Button>
      </div>
      <p className="small dim">{safe ? w.keeping : w.notKept}</p>
    </form>
  );
}
