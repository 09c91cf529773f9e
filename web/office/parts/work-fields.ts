/// What has to be said about internal work besides its own form, as fields of a form.
import type { FormField, FormSection, Unit, WorkForm } from '@shared/api/types';
import { internalTexts } from '../texts';

const text = (key: string, label: string, more: Partial<FormField> = {}): FormField => ({
  key,
  type: 'text',
  label: { vi: label },
  required: true,
  max_length: 500,
  ...more,
});

/// Keys begin with a colon, which no pack's field does.
export function askedSections(asks: WorkForm['asks'], units: readonly Unit[]): FormSection[] {
  const t = internalTexts.now();
  const options = units.map((u) => ({ value: u.id, label: u.name }));
  const out: FormSection[] = [];
  if (asks.task)
    out.push({
      key: ':task',
      title: { vi: t.task },
      fields: [
        text(':title', t.what, { type: 'longtext' }),
        text(':product', t.product, { help: { vi: t.productHelp } }),
        text(':due', t.due, { type: 'date', help: { vi: t.dueHelp }, not_before: 'today' }),
      ],
    });
  if (asks.lead)
    out.push({
      key: ':units',
      title: { vi: t.who },
      fields: [
        text(':lead', t.unit, { type: 'choice', options }),
        text(':coop', t.coop, { type: 'choices', options, required: false }),
      ],
    });
  return out;
}

/// The members of the request these fields stand for.
export function askedAnswers(typed: Readonly<Record<string, unknown>>) {
  const word = (key: string) => (typeof typed[key] === 'string' && typed[key] ? typed[key] : undefined);
  const coop = typed[':coop'];
  const [title, product, due, lead] = [word(':title'), word(':product'), word(':due'), word(':lead')];
  return {
    ...(title && { title }),
    ...(product && { product }),
    ...(due && { due }),
    ...(lead && { lead }),
    ...(Array.isArray(coop) && coop.length > 0 && { coop: coop.map(String) }),
  };
}
