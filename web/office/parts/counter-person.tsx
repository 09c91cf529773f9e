/// Who stands at the counter: found among those who filed before, or typed; and for whom, if for somebody else.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormField, Procedure } from '@shared/api/types';
import { FieldInput } from '@shared/form/field';
import { common } from '@shared/i18n/common';
import { Card } from '@shared/ui/card';
import { Notice } from '@shared/ui/notice';
import type { CounterFilled, CounterPerson } from '../data/desk-draft';
import { useT, useWork } from '../texts';
import { PersonFind } from './person-find';

export type PersonKey = keyof CounterPerson;
const personKeys: readonly PersonKey[] = ['name', 'phone', 'id_number', 'address'];
/// Where a form's own questions get their answer from the person's data.
export const sourceOf: Record<string, PersonKey> = {
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

export function usePersonFields(procedure: Procedure) {
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

interface CounterPersonProps {
  fields: readonly FormField[];
  filled: CounterFilled;
  problems: Readonly<Record<string, string>>;
  onChange: (person: Partial<CounterPerson>) => void;
  onBehalf: (name: string) => void;
}

export function CounterPersonCard({ fields, filled, problems, onChange, onBehalf }: CounterPersonProps) {
  const t = useT().counter;
  const w = useWork().counter;
  const words = common.use();
  const [known, setKnown] = useState(false);
  const { person, behalf } = filled;
  return (
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
            onChange({ name });
          }}
          onPick={(found) => {
            setKnown(true);
            onChange({
              name: found.name,
              phone: found.phone ?? '',
              id_number: found.id_number ?? '',
              address: found.address ?? '',
            });
          }}
        />
        {fields
          .filter((f) => f.key !== 'name')
          .map((f) => (
            <FieldInput
              key={f.key}
              field={f}
              idPrefix="p"
              value={person[f.key as PersonKey]}
              error={problems[`p-${f.key}`]}
              onChange={(v) => onChange({ [f.key]: v === undefined ? '' : String(v) })}
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
          onChange={(e) => onBehalf(e.currentTarget.value)}
        />
      </div>
      <div role="status">{known && <Notice tone="info">{w.used}</Notice>}</div>
    </Card>
  );
}
