/// The form of internal work: what its pack asks, who does it where the pack leaves that open, and when it is due.
import { Button, NativeSelect } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Answers, FormSection, SubmitResult, Unit, WorkForm } from '@shared/api/types';
import { ReckoningView } from '@shared/case/reckoning';
import { firstAnswers, problemsOfSection, toSend, visible, type Problems } from '@shared/form/check';
import { FieldInput } from '@shared/form/field';
import { holdsFor } from '@shared/form/variant';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { civilDay, moment } from '@shared/lib/time';
import { Card } from '@shared/ui/card';
import { Failure } from '@shared/ui/failure';
import { Notice } from '@shared/ui/notice';
import type { DeskDraft, WorkFilled } from '../data/desk-draft';
import { useFileWork } from '../data/work';
import { useInternal, useT } from '../texts';
import { DraftKept } from './draft-kept';
import { PapersInput } from './papers-input';
import { useDeskForm } from './use-desk-draft';
import { askedAnswers, askedSections } from './work-fields';

interface WorkFormProps {
  form: WorkForm;
  units: readonly Unit[];
  /** What was typed before the page was opened anew. */
  draft: DeskDraft<WorkFilled> | null;
  variant: string;
  onAnew: () => void;
  onVariant: (variant: string) => void;
  onDone: (done: SubmitResult) => void;
}

interface SectionProps {
  section: FormSection;
  typed: Answers;
  problems: Problems;
  onChange: (key: string, value: unknown) => void;
}

function Section({ section, typed, problems, onChange }: SectionProps) {
  const { lang } = usePrefs();
  return (
    <Card title={pick(section.title, lang)} as="div">
      {section.fields
        .filter((f) => visible(f, typed))
        .map((f) => (
          <FieldInput
            key={f.key}
            field={f}
            value={typed[f.key]}
            error={problems[f.key]}
            onChange={(v) => onChange(f.key, v)}
          />
        ))}
    </Card>
  );
}

function focusFirst(problems: Problems) {
  const first = Object.keys(problems)[0];
  const at = first === undefined ? null : document.getElementById(`f-${first}`);
  (at?.matches('input,select,textarea') ? at : at?.querySelector<HTMLElement>('input'))?.focus();
}

/// Where a kind of work is kept while it is typed.
export const slotOf = (procedure: string) => `work-${procedure}`;

export function InternalForm(props: WorkFormProps) {
  const { form, units, draft, variant, onAnew, onVariant, onDone } = props;
  const t = useInternal();
  const papersLabel = useT().counter;
  const words = common.use();
  const { lang } = usePrefs();
  const { procedure, asks, reckoning } = form;
  const { filled, put, submitKey } = useDeskForm<WorkFilled>({
    slot: slotOf(procedure.code),
    form: procedure.code,
    draft,
    blank: () => ({
      typed: firstAnswers(procedure.form, { today: civilDay() }),
      papers: [],
      variant,
    }),
  });
  const { typed, papers } = filled;
  const [busyFiles, setBusyFiles] = useState(false);
  const [problems, setProblems] = useState<Problems>({});
  const file = useFileWork(submitKey);
  const sections = [...askedSections(asks, units), ...procedure.form.sections];
  const documents = procedure.documents.filter((d) => holdsFor(d, variant));

  const submit = (e: FormEvent) => {
    e.preventDefault();
    const found: Problems = Object.assign({}, ...sections.map((s) => problemsOfSection(s, typed)));
    for (const d of documents)
      if (d.required && d.use === 'submit' && !papers.some((p) => p.document === d.key))
        found[`paper-${d.key}`] = papersLabel.paperMissing(pick(d.name, lang));
    if (busyFiles) found.papers = words.file.sending(0);
    setProblems(found);
    focusFirst(found);
    if (Object.keys(found).length > 0) return;
    file.mutate(
      {
        procedure: procedure.code,
        version: procedure.version,
        answers: toSend(procedure.form, typed),
        ...(papers.length > 0 && { papers }),
        ...(variant && { variant }),
        ...askedAnswers(typed),
      },
      { onSuccess: onDone },
    );
  };

  return (
    <form noValidate className="stack" onSubmit={submit} aria-label={pick(procedure.name, lang)}>
      {draft && <DraftKept at={draft.at} onAnew={onAnew} />}
      {procedure.variants.length > 0 && (
        <NativeSelect
          size="md"
          label={t.variant}
          value={variant}
          onChange={(e) => {
            put({ variant: e.currentTarget.value });
            onVariant(e.currentTarget.value);
          }}
          data={[
            { value: '', label: t.usual },
            ...procedure.variants.map((v) => ({ value: v.key, label: pick(v.name, lang) })),
          ]}
        />
      )}
      {sections.map((s) => (
        <Section
          key={s.key}
          section={s}
          typed={typed}
          problems={problems}
          onChange={(key, value) => put((now) => ({ typed: { ...now.typed, [key]: value } }))}
        />
      ))}
      {documents.length > 0 && (
        <Card as="div">
          <PapersInput
            label={t.papers}
            documents={documents}
            value={papers}
            onChange={(given) => put({ papers: given })}
            onBusy={setBusyFiles}
            error={problems.papers}
          />
        </Card>
      )}
      {reckoning && (
        <div className="stack tight">
          <p>
            <strong>{t.dueNow(moment(reckoning.due, lang))}</strong>
          </p>
          <ReckoningView reckoning={reckoning} />
        </div>
      )}
      {Object.keys(problems).length > 0 && (
        <Notice tone="late" alert title={words.form.fix(Object.keys(problems).length)}>
          <ul>
            {Object.entries(problems).map(([key, problem]) => (
              <li key={key}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      {file.isError && <Failure error={file.error} />}
      <div>
        <Button type="submit" size="lg" loading={file.isPending}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
