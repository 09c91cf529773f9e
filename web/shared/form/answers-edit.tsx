/// Answers that were given before, opened for correction. What is handed over is the whole form, or nothing while
/// nobody corrects it.
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Answers, Form } from '../api/types';
import { pick } from '../i18n';
import { usePrefs } from '../lib/prefs';
import { problemOf, toSend, visible } from './check';
import { FieldInput } from './field';
import css from './field.module.css';

interface AnswersEditProps {
  label: string;
  form: Form;
  /** As they are now. */
  answers: Answers;
  /** The corrected ones; undefined while they stay as they are. */
  value: Answers | undefined;
  onChange: (value: Answers | undefined) => void;
  error?: string | undefined;
}

/// What the office would refuse about corrected answers, or null.
export function correctionProblem(form: Form, value: Answers | undefined): string | null {
  if (!value) return null;
  for (const field of form.sections.flatMap((s) => s.fields)) {
    const problem = visible(field, value) ? problemOf(field, value[field.key]) : null;
    if (problem) return problem;
  }
  return null;
}

export function AnswersEdit({ label, form, answers, value, onChange, error }: AnswersEditProps) {
  const { lang } = usePrefs();
  const [typed, setTyped] = useState<Answers>(value ?? answers);
  const open = value !== undefined;
  const put = (next: Answers) => {
    setTyped(next);
    onChange(toSend(form, next));
  };
  return (
    <div className="stack">
      <Checkbox
        size="md"
        label={label}
        checked={open}
        error={error}
        onChange={(e) => (e.currentTarget.checked ? put(typed) : onChange(undefined))}
      />
      {open &&
        form.sections.map((section) => (
          <fieldset key={section.key} className={css.part}>
            <legend>{pick(section.title, lang)}</legend>
            {section.fields
              .filter((f) => visible(f, typed))
              .map((f) => (
                <FieldInput
                  key={f.key}
                  field={f}
                  idPrefix="c"
                  value={typed[f.key]}
                  error={error ? problemOf(f, typed[f.key]) : null}
                  onChange={(v) => put({ ...typed, [f.key]: v })}
                />
              ))}
          </fieldset>
        ))}
    </div>
  );
}
