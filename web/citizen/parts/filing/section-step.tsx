/// One section of the form, as one step.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Answers, FormField, FormSection } from '@shared/api/types';
import { problemOf, problemsOfSection, visible, type Problems } from '@shared/form/check';
import { FieldInput } from '@shared/form/field';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { Notice } from '@shared/ui/notice';
import { StepButtons } from './step-buttons';

interface SectionStepProps {
  section: FormSection;
  answers: Answers;
  onAnswer: (key: string, value: unknown) => void;
  onNext: () => void;
  onBack?: (() => void) | undefined;
  serverProblem?: Problems | undefined;
  /** What the answers lead to, said below the questions. */
  note?: ReactNode;
}

export function SectionStep({
  section,
  answers,
  onAnswer,
  onNext,
  onBack,
  serverProblem,
  note,
}: SectionStepProps) {
  const { lang } = usePrefs();
  const t = common.use().form;
  const [problems, setProblems] = useState<Problems>(serverProblem ?? {});
  const summary = useRef<HTMLDivElement>(null);
  const [tried, setTried] = useState(0);
  useEffect(() => {
    if (tried > 0) summary.current?.focus();
  }, [tried]);

  const settle = (key: string) => {
    const field = section.fields.find((f) => f.key === key);
    if (!field) return;
    const problem = problemOf(field, answers[key]);
    // An empty field is not scolded for being left; it is asked for on "next".
    setProblems(({ [key]: _old, ...rest }) =>
      problem && answers[key] !== undefined ? { ...rest, [key]: problem } : rest,
    );
  };

  /// Gone as it is typed right: were it to go when the field is left, the button would move from under the finger.
  const mended = (field: FormField, value: unknown) => {
    if (problems[field.key] && problemOf(field, value) === null)
      setProblems(({ [field.key]: _old, ...rest }) => rest);
  };

  const next = () => {
    const found = problemsOfSection(section, answers);
    setProblems(found);
    if (Object.keys(found).length === 0) onNext();
    else setTried((n) => n + 1);
  };

  const shown = section.fields.filter((f) => visible(f, answers));
  const listed = shown.filter((f) => problems[f.key]);
  return (
    <form
      noValidate
      className="stack loose"
      onSubmit={(e) => {
        e.preventDefault();
        next();
      }}
    >
      {pick(section.help, lang) && <p>{pick(section.help, lang)}</p>}
      {tried > 0 && listed.length > 0 && (
        <div ref={summary} tabIndex={-1}>
          <Notice tone="late" alert title={t.fix(listed.length)}>
            <ul>
              {listed.map((f) => (
                <li key={f.key}>
                  <a
                    href={`#f-${f.key}`}
                    onClick={(e) => {
                      e.preventDefault();
                      focusField(f.key);
                    }}
                  >
                    {problems[f.key]}
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      {shown.map((f) => (
        <FieldInput
          key={f.key}
          field={f}
          value={answers[f.key]}
          error={problems[f.key]}
          onChange={(v) => {
            onAnswer(f.key, v);
            mended(f, v);
          }}
          onBlur={() => settle(f.key)}
        />
      ))}
      {note}
      <StepButtons onBack={onBack} />
    </form>
  );
}

function focusField(key: string) {
  const found = document.getElementById(`f-${key}`);
  const target = found?.matches('input,select,textarea') ? found : found?.querySelector<HTMLElement>('input');
  (target ?? found)?.focus();
  found?.scrollIntoView({ block: 'center' });
}
