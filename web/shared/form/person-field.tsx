/// A person asked for part by part, as one group.
import type { FormField } from '../api/types';
import { common } from '../i18n/common';
import { problemOf } from './check';
import css from './field.module.css';
import { partFields, personOf, type Person } from './person';

interface PersonFieldProps {
  id: string;
  field: FormField;
  label: React.ReactNode;
  description: React.ReactNode;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
  onBlur?: (() => void) | undefined;
  autoFocus?: boolean | undefined;
  /// Renders one part; given, so that this file and the one of single questions do not need each other.
  input: (part: {
    field: FormField;
    value: unknown;
    error: string | null;
    idPrefix: string;
    autoFocus: boolean;
    onChange: (value: unknown) => void;
  }) => React.ReactNode;
}

export function PersonField(p: PersonFieldProps) {
  common.use();
  const person = personOf(p.value);
  const parts = partFields(p.field).map((field) => ({
    field,
    error: p.error ? problemOf(field, person[field.key]) : null,
  }));
  const unexplained = p.error && parts.every((part) => part.error === null) ? p.error : null;
  const note = p.description ? `${p.id}-note` : undefined;
  const wrong = unexplained ? `${p.id}-wrong` : undefined;
  return (
    <fieldset
      id={p.id}
      className={css.person}
      aria-describedby={[note, wrong].filter(Boolean).join(' ') || undefined}
      onBlur={(e) => {
        if (!e.currentTarget.contains(e.relatedTarget)) p.onBlur?.();
      }}
    >
      <legend>{p.label}</legend>
      {note && (
        <p id={note} className={css.note}>
          {p.description}
        </p>
      )}
      {wrong && (
        <p id={wrong} className={css.wrong}>
          {unexplained}
        </p>
      )}
      {parts.map(({ field, error }, i) => (
        <div key={field.key}>
          {p.input({
            field,
            error,
            value: person[field.key],
            idPrefix: p.id,
            autoFocus: i === 0 && p.autoFocus === true,
            onChange: (value) => {
              const { [field.key]: _old, ...rest } = person;
              p.onChange((value ? { ...rest, [field.key]: String(value) } : rest) satisfies Person);
            },
          })}
        </div>
      ))}
    </fieldset>
  );
}
