/// A person as one answer, `{ name, birth_date, … }`. Each part is a question like any other, so that what asks,
/// checks and shows the others does it for persons too.
import type { FormField } from '../api/types';
import { common } from '../i18n/common';

export type Person = Partial<Record<PartKey, string>>;
export type PartKey = NonNullable<FormField['parts']>[number]['key'];

const types: Record<PartKey, Pick<FormField, 'type' | 'max_length' | 'not_after'>> = {
  name: { type: 'text', max_length: 100 },
  birth_date: { type: 'date', not_after: 'today' },
  sex: { type: 'choice' },
  id_number: { type: 'id_number' },
  ethnicity: { type: 'text', max_length: 50 },
  nationality: { type: 'text', max_length: 50 },
  residence: { type: 'address', max_length: 300 },
};

export function partFields(field: FormField): Array<FormField & { key: PartKey }> {
  const words = common.now().person;
  return (field.parts ?? []).map(({ key, required }) => ({
    ...types[key],
    key,
    required,
    label: { vi: words[key] },
    ...(key === 'sex' && {
      options: [
        { value: 'male', label: { vi: words.male } },
        { value: 'female', label: { vi: words.female } },
      ],
    }),
  }));
}

/// Cases of before persons had parts hold the name alone.
export function personOf(value: unknown): Person {
  if (typeof value === 'string') return { name: value };
  return typeof value === 'object' && value !== null ? (value as Person) : {};
}
