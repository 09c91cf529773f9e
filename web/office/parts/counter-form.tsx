/// What the counter asks for one procedure. Answers the person's own data give are not asked again.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { data, newKey } from '@shared/api/client';
import type { Answers, Applicant, FormField, PaperGiven, Procedure } from '@shared/api/types';
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
import { useT, useWork } from '../texts';
import { PapersInput, usual } from './papers-input';
import { PersonFind } from './person-find';

export type SubmitDone = components['schemas']['SubmitResult'];

type PersonKey = 'name' | 'phone' | 'id_number' | 'address';
const personKeys: readonly PersonKey[] = ['name', 'phone', 'id_number', 'address'];
const sourceOf: Record<string, PersonKey> = {
  'account.name': 'name',
  'account.phone': 'phone',
  'account.id_number': 'id_number',
  'account.address': 'address',
};

const personField = (key: PersonKey, label: string, required: boolean): FormField => ({
  key,
  type: key === 'phone' ? 'phone' : key === 'id_number' ? 'id_number' : 'text',
  label: { vi: label },
  required,
  max_length: 300,
});

function usePersonFields(procedure: Procedure) {
  const t = useT().counter;
  const labels: Record<PersonKey, string> = {
    name: t.name,
    phone: t.phone,
    id_number: t.id,
    address: t.address,
  };
  const needed = new Set(
    procedure.form.sections
      .flatMap((s) => s.fields)
      .filter((f) => f.required && !f.show_if)
      .map((f) => sourceOf[f.prefill ?? '']),
  );
  return personKeys.map((key) => personField(key, labels[key], key === 'name' || needed.has(key)));
}

/// The whole form's answers: what was typed, and what the person's data say.
function answersOf(procedure: Procedure, typed: Answers, person: Record<PersonKey, string>): Answers {
  const answers = { ...typed };
  for (const field of procedure.form.sections.flatMap((s) => s.fields)) {
    const source = sourceOf[field.prefill ?? ''];
    if (source) answers[field.key] = person[source];
  }
  return answers;
}

export function CounterForm({
  procedure,
  onDone,
}: {
  procedure: Procedure;
  onDone: (done: SubmitDone) => void;
}) {
  const t = useT().counter;
  const w = useWork().counter;
  const words = common.use();
  const { lang } = usePrefs();
  const { commune } = useHere();
  const personFields = usePersonFields(procedure);
  const [person, setPerson] = useState<Record<PersonKey, string>>({
    name: '',
    phone: '',
    id_number: '',
    address: '',
  });
  const [typed, setTyped] = useState<Answers>(() => firstAnswers(procedure.form, { today: civilDay() }));
  const [papers, setPapers] = useState<PaperGiven[]>([]);
  const [variant, setVariant] = useState('');
  const [resultBy, setResultBy] = useState<'online' | 'counter' | 'post'>('counter');
  const [behalf, setBehalf] = useState('');
  const [known, setKnown] = useState(false);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [busyFiles, setBusyFiles] = useState(false);
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const [key] = useState(newKey);
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
            params: { path: { commune }, header: sent(key) },
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
      {procedure.variants.length > 0 && (
        <NativeSelect
          size="md"
          label={t.variant}
          value={variant}
          onChange={(e) => setVariant(e.currentTarget.value)}
          data={[
            { value: '', label: t.usual },
            ...procedure.variants.map((v) => ({
              value: v.key,
              label: `${pick(v.name, lang)} (${pick(v.time, lang)})`,
            })),
          ]}
        />
      )}
      <Card title={t.person} as="div">
        <p id="known-help" className="small dim">
          {w.find}
        </p>
        <div className="cards" style={{ '--card': '16rem' } as React.CSSProperties}>
          <PersonFind
            label={t.name}
            value={person.name}
            error={problems['p-name']}
            onChange={(name) => {
              setKnown(false);
              setPerson((all) => ({ ...all, name }));
            }}
            onPick={(found) => {
              setKnown(true);
              setPerson({
                name: found.name,
                phone: found.phone ?? '',
                id_number: found.id_number ?? '',
                address: found.address ?? '',
              });
            }}
          />
          {personFields
            .filter((f) => f.key !== 'name')
            .map((f) => (
              <FieldInput
                key={f.key}
                field={f}
                idPrefix="p"
                value={person[f.key as PersonKey]}
                error={problems[`p-${f.key}`]}
                onChange={(v) => setPerson((all) => ({ ...all, [f.key]: v === undefined ? '' : String(v) }))}
              />
            ))}
          <TextInput
            size="md"
            label={
              <>
                {t.owner} <span className="dim">({words.optional})</span>
              </>
            }
            value={behalf}
            onChange={(e) => setBehalf(e.currentTarget.value)}
          />
        </div>
        <div role="status">{known && <Notice tone="info">{w.used}</Notice>}</div>
      </Card>
      {asked.length > 0 && (
        <Card title={t.answers} as="div">
          <div className="cards" style={{ '--card': '16rem' } as React.CSSProperties}>
            {asked.map((f) => (
              <FieldInput
                key={f.key}
                field={f}
                value={answers[f.key]}
                error={problems[`f-${f.key}`]}
                onChange={(v) => setTyped((all) => ({ ...all, [f.key]: v }))}
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
              setPapers([...papers, ...missing.map((d) => ({ document: d.key, form: usual(d) }))])
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
          onChange={setPapers}
          onBusy={setBusyFiles}
          error={problems.papers}
        />
        <NativeSelect
          size="md"
          label={t.resultBy}
          value={resultBy}
          style={{ maxWidth: '16rem' }}
          onChange={(e) => setResultBy(e.currentTarget.value as typeof resultBy)}
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
    </form>
  );
}
