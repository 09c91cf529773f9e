/// One question of a pack's form: label, why we ask, the control its type needs, and what is wrong with the
/// answer.
import { Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormField } from '../api/types';
import { pick } from '../i18n';
import { common } from '../i18n/common';
import { usePrefs } from '../lib/prefs';
import { day, parseTypedDay } from '../lib/time';
import css from './field.module.css';
import { PersonField } from './person-field';

export interface FieldProps {
  field: FormField;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string | null | undefined;
  onBlur?: () => void;
  idPrefix?: string;
  autoFocus?: boolean;
}

export function FieldInput(props: FieldProps) {
  const { lang } = usePrefs();
  const t = common.use();
  const { field, error } = props;
  const why = pick(field.why, lang);
  const help = pick(field.help, lang);
  const label = (
    <>
      {pick(field.label, lang)}
      {!field.required && <span className={css.optional}> ({t.optional})</span>}
    </>
  );
  const description = (help || why) && (
    <>
      {help}
      {why && (
        <span className={css.why}>
          <strong>{t.form.why}</strong> {why}
        </span>
      )}
    </>
  );
  return (
    <Control {...props} label={label} description={description || undefined} error={error ?? undefined} />
  );
}

type ControlProps = Omit<FieldProps, 'error'> & {
  label: React.ReactNode;
  description: React.ReactNode;
  error: string | undefined;
};

function Control(props: ControlProps) {
  switch (props.field.type) {
    case 'choice':
      return (props.field.options?.length ?? 0) > 7 ? (
        <SelectControl {...props} />
      ) : (
        <ChoiceControl {...props} />
      );
    case 'choices':
      return <ChoicesControl {...props} />;
    case 'yesno':
      return <YesNoControl {...props} />;
    case 'date':
      return <DateControl {...props} />;
    case 'number':
    case 'money':
      return <NumberControl {...props} />;
    case 'longtext':
      return <LongControl {...props} />;
    case 'person':
      return <PersonField {...props} id={frame(props).id} input={(part) => <FieldInput {...part} />} />;
    default:
      return <TextControl {...props} />;
  }
}

const frame = (p: ControlProps) => ({
  id: `${p.idPrefix ?? 'f'}-${p.field.key}`,
  label: p.label,
  description: p.description,
  error: p.error,
  required: p.field.required,
  withAsterisk: false,
  onBlur: p.onBlur,
  autoFocus: p.autoFocus,
  size: 'md' as const,
});

/// Of a group the library puts the id on the label only; this is where whoever names the question finds its inputs.
const place = (p: ControlProps) => ({ id: frame(p).id });

const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));

const hints: Record<string, { inputMode?: 'tel' | 'email' | 'numeric'; autoComplete?: string }> = {
  phone: { inputMode: 'tel', autoComplete: 'tel' },
  email: { inputMode: 'email', autoComplete: 'email' },
  id_number: { inputMode: 'numeric' },
};

function TextControl(p: ControlProps) {
  return (
    <TextInput
      {...frame(p)}
      {...hints[p.field.type]}
      value={text(p.value)}
      onChange={(e) => p.onChange(e.currentTarget.value)}
    />
  );
}

function LongControl(p: ControlProps) {
  return (
    <Textarea
      {...frame(p)}
      rows={4}
      value={text(p.value)}
      onChange={(e) => p.onChange(e.currentTarget.value)}
    />
  );
}

function NumberControl(p: ControlProps) {
  return (
    <TextInput
      {...frame(p)}
      inputMode="numeric"
      value={text(p.value)}
      className={css.short}
      rightSection={p.field.type === 'money' ? <span className="dim">đ</span> : undefined}
      onChange={(e) => {
        const typed = e.currentTarget.value.replace(/[\s.]/g, '');
        p.onChange(typed === '' ? undefined : /^-?\d+$/.test(typed) ? Number(typed) : e.currentTarget.value);
      }}
    />
  );
}

/// Kept as typed until it is a date; the answer then is "1990-09-03".
function DateControl(p: ControlProps) {
  const t = common.use().form;
  const given = text(p.value);
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (/^\d{4}-\d{2}-\d{2}$/.test(given) ? day(given) : given);
  return (
    <TextInput
      {...frame(p)}
      inputMode="numeric"
      placeholder={t.datePlaceholder}
      value={shown}
      className={css.short}
      onChange={(e) => {
        setTyped(e.currentTarget.value);
        p.onChange(parseTypedDay(e.currentTarget.value) ?? (e.currentTarget.value || undefined));
      }}
      onBlur={() => {
        setTyped(null);
        p.onBlur?.();
      }}
    />
  );
}

function SelectControl(p: ControlProps) {
  const { lang } = usePrefs();
  const t = common.use().form;
  const options = p.field.options?.map((o) => ({ value: o.value, label: pick(o.label, lang) })) ?? [];
  return (
    <NativeSelect
      {...frame(p)}
      value={text(p.value)}
      data={[{ value: '', label: t.choose }, ...options]}
      onChange={(e) => p.onChange(e.currentTarget.value || undefined)}
    />
  );
}

function ChoiceControl(p: ControlProps) {
  const { lang } = usePrefs();
  return (
    <Radio.Group {...frame(p)} value={text(p.value)} onChange={p.onChange}>
      <div {...place(p)} className={css.options}>
        {p.field.options?.map((o) => (
          <Radio key={o.value} value={o.value} label={pick(o.label, lang)} size="md" />
        ))}
      </div>
    </Radio.Group>
  );
}

function YesNoControl(p: ControlProps) {
  const t = common.use();
  return (
    <Radio.Group
      {...frame(p)}
      value={p.value === undefined ? '' : p.value ? 'yes' : 'no'}
      onChange={(v) => p.onChange(v === 'yes')}
    >
      <div {...place(p)} className={css.options} data-inline>
        <Radio value="yes" label={t.yes} size="md" />
        <Radio value="no" label={t.no} size="md" />
      </div>
    </Radio.Group>
  );
}

function ChoicesControl(p: ControlProps) {
  const { lang } = usePrefs();
  return (
    <Checkbox.Group
      {...frame(p)}
      value={Array.isArray(p.value) ? (p.value as string[]) : []}
      onChange={p.onChange}
    >
      <div {...place(p)} className={css.options}>
        {p.field.options?.map((o) => (
          <Checkbox key={o.value} value={o.value} label={pick(o.label, lang)} size="md" />
        ))}
      </div>
    </Checkbox.Group>
  );
}
