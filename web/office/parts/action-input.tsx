/// The control for one field of an action.
import { InputWrapper, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { upload } from '@shared/api/upload';
import type { ActionField, Answers, CaseDetail, FileRef, Form, FormField } from '@shared/api/types';
import { AnswersEdit, correctionProblem } from '@shared/form/answers-edit';
import { isEmpty, problemOf } from '@shared/form/check';
import { FieldInput } from '@shared/form/field';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { prefs, usePrefs } from '@shared/lib/prefs';
import { Uploads } from '@shared/ui/uploads';
import { useColleagues, useHere, usePlace } from '../data/client';
import { officeTexts, useT } from '../texts';
import { ItemsInput, type Item } from './items-input';
import { PapersInput } from './papers-input';
import { filesOf, rememberFiles } from './sent-files';

export type Values = Record<string, unknown>;

interface ActionInputProps {
  field: ActionField;
  value: unknown;
  detail: CaseDetail;
  error?: string | undefined;
  autoFocus?: boolean;
  onChange: (value: unknown) => void;
  onBusy: (busy: boolean) => void;
}

const plain = new Set(['text', 'longtext', 'date', 'number', 'money', 'yesno', 'choice', 'choices']);
const asForm = (f: ActionField): FormField => ({
  key: f.name,
  type: f.type as FormField['type'],
  label: f.label,
  required: f.required,
  ...(f.help && { help: f.help }),
  ...(f.max_length !== undefined && { max_length: f.max_length }),
  ...(f.options && { options: f.options }),
});

/// What is wrong with a value, or null.
export function actionProblem(field: ActionField, value: unknown, form?: Form): string | null {
  const t = officeTexts.now().action;
  if (plain.has(field.type)) return problemOf(asForm(field), value);
  if (field.type === 'answers' && form) return correctionProblem(form, value as Answers | undefined);
  if (field.required && isEmpty(value)) return t.missing(pick(field.label, prefs().lang));
  if (field.name === 'items' && (value as Item[]).some((i) => !i.what.trim() || !i.reason.trim()))
    return t.itemsMissing;
  return null;
}

export function ActionInput(props: ActionInputProps) {
  const { field, value, onChange, error, detail } = props;
  const { lang } = usePrefs();
  const label = pick(field.label, lang);
  if (plain.has(field.type)) {
    return (
      <FieldInput
        field={asForm(field)}
        value={value}
        onChange={onChange}
        error={error}
        idPrefix="a"
        autoFocus={props.autoFocus ?? false}
      />
    );
  }
  if (field.type === 'papers') {
    return field.name === 'items' ? (
      <ItemsInput
        label={label}
        detail={detail}
        value={value as Item[] | undefined}
        onChange={onChange}
        error={error}
      />
    ) : (
      <PapersInput
        label={label}
        documents={detail.papers}
        value={value}
        onChange={onChange}
        onBusy={props.onBusy}
        error={error}
      />
    );
  }
  switch (field.type) {
    case 'staff':
      return <StaffInput {...props} label={label} />;
    case 'unit':
      return <UnitInput {...props} label={label} />;
    case 'files':
      return <FilesInput {...props} label={label} />;
    case 'datetime':
      return <DateTimeInput {...props} label={label} />;
    case 'answers':
      return (
        <AnswersEdit
          label={label}
          form={detail.form}
          answers={detail.answers}
          value={value as Answers | undefined}
          onChange={onChange}
          error={error}
        />
      );
    case 'rating':
      return <RatingInput {...props} label={label} />;
    case 'case':
      return (
        <TextInput
          size="md"
          label={label}
          inputMode="numeric"
          error={error}
          value={value === undefined ? '' : String(value)}
          onChange={(e) =>
            onChange(/^\d+$/.test(e.currentTarget.value) ? Number(e.currentTarget.value) : undefined)
          }
        />
      );
    default:
      return null;
  }
}

type Labelled = ActionInputProps & { label: string };

function StaffInput({ value, onChange, error, label, field }: Labelled) {
  const t = useT();
  const people = useColleagues().data ?? [];
  const options = people.map((p) => ({
    value: `staff:${p.id}`,
    label: [p.name, p.title].filter(Boolean).join(' – '),
  }));
  return (
    <NativeSelect
      size="md"
      label={label}
      error={error}
      value={(value as string | undefined) ?? ''}
      data={[{ value: '', label: field.required ? t.action.nobody : t.action.anyone }, ...options]}
      onChange={(e) => onChange(e.currentTarget.value || undefined)}
    />
  );
}

function UnitInput({ value, onChange, error, label }: Labelled) {
  const t = useT();
  const { lang } = usePrefs();
  const units = usePlace().data?.units ?? [];
  return (
    <NativeSelect
      size="md"
      label={label}
      error={error}
      value={(value as string | undefined) ?? ''}
      data={[
        { value: '', label: t.action.unitNone },
        ...units.map((u) => ({ value: u.id, label: pick(u.name, lang) })),
      ]}
      onChange={(e) => onChange(e.currentTarget.value || undefined)}
    />
  );
}

function FilesInput({ value, onChange, onBusy, error, label }: Labelled) {
  const { commune } = useHere();
  const [files, setFiles] = useState<FileRef[]>(() => filesOf(value));
  return (
    <InputWrapper label={label} error={error} labelElement="div">
      <Uploads
        label={label}
        files={files}
        camera={false}
        onBusy={onBusy}
        send={(blob, name, key, onProgress) =>
          upload<FileRef>('staff', `/api/v1/communes/${commune}/office/files`, blob, name, key, onProgress)
        }
        onChange={(update) =>
          setFiles((old) => {
            const next = update(old);
            rememberFiles(next);
            onChange(next.map((f) => f.id));
            return next;
          })
        }
      />
    </InputWrapper>
  );
}

/// Typed as Vietnam's wall clock, sent as UTC.
function DateTimeInput({ value, onChange, error, label }: Labelled) {
  const wall = (iso: string) => new Date(Date.parse(iso) + 7 * 3_600_000).toISOString().slice(0, 16);
  return (
    <TextInput
      size="md"
      type="datetime-local"
      label={label}
      error={error}
      style={{ maxWidth: '18rem' }}
      value={typeof value === 'string' ? wall(value) : ''}
      onChange={(e) =>
        onChange(
          e.currentTarget.value ? new Date(`${e.currentTarget.value}:00+07:00`).toISOString() : undefined,
        )
      }
    />
  );
}

function RatingInput({ value, onChange, error, label }: Labelled) {
  const words = common.use();
  return (
    <Radio.Group
      size="md"
      label={label}
      error={error}
      value={value === undefined ? '' : String(value)}
      onChange={(v) => onChange(Number(v))}
    >
      <div className="row">
        {[1, 2, 3, 4, 5].map((n) => (
          <Radio key={n} value={String(n)} label={words.of(n, 5)} />
        ))}
      </div>
    </Radio.Group>
  );
}
