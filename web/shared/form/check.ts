/// The same rules the server applies to answers, said in plain words while the person is still at the field.
/// The server's word is final; this only spares a round trip.
import type { Answers, Form, FormField, FormSection } from '../api/types';
import { common } from '../i18n/common';
import { pick } from '../i18n';
import { number } from '../lib/number';
import { prefs } from '../lib/prefs';
import { civilDay, day } from '../lib/time';
import { partFields, personOf } from './person';

export function visible(field: FormField, answers: Answers): boolean {
  const rule = field.show_if;
  if (!rule) return true;
  const given = answers[rule.field];
  return Array.isArray(given)
    ? rule.is.some((value) => (given as unknown[]).includes(value))
    : rule.is.includes(given as string | number | boolean);
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (typeof value === 'object' && Object.values(value).every(isEmpty));

/// What is wrong with one answer, or null.
export function problemOf(field: FormField, value: unknown): string | null {
  const t = common.now().form;
  const label = pick(field.label, prefs().lang);
  if (isEmpty(value)) {
    if (!field.required) return null;
    return field.type === 'choice' || field.type === 'choices' || field.type === 'yesno'
      ? t.chooseOne(label)
      : t.required(label);
  }
  return problemOfKind(field, value) ?? problemOfLength(field, value);
}

function problemOfKind(field: FormField, value: unknown): string | null {
  const t = common.now().form;
  switch (field.type) {
    case 'date':
      return problemOfDate(field, String(value));
    case 'number':
    case 'money':
      return problemOfNumber(field, value);
    case 'phone':
      return /^(\+84|0)\d{9,10}$/.test(String(value).replace(/[\s.]/g, '')) ? null : t.badPhone;
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(value)) ? null : t.badEmail;
    case 'id_number':
      return /^\d{12}$/.test(String(value).replace(/\s/g, '')) ? null : t.badId;
    case 'choice':
      return field.options?.some((o) => o.value === value) ? null : t.noOption;
    case 'person':
      return problemOfPerson(field, value);
    default:
      return null;
  }
}

/// The first thing wrong about the person, with whom it is about: a form may ask for several.
function problemOfPerson(field: FormField, value: unknown): string | null {
  const person = personOf(value);
  const found = partFields(field)
    .map((part) => problemOf(part, person[part.key]))
    .find((problem) => problem !== null);
  return found ? `${pick(field.label, prefs().lang)}: ${found}` : null;
}

function problemOfDate(field: FormField, value: string): string | null {
  const t = common.now().form;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return t.badDate;
  const bound = (limit?: string) => (limit === 'today' ? civilDay() : limit);
  const latest = bound(field.not_after);
  const earliest = bound(field.not_before);
  if (latest && value > latest) return field.not_after === 'today' ? t.futureDate : t.afterDate(day(latest));
  if (earliest && value < earliest) return t.pastDate(day(earliest));
  return null;
}

function problemOfNumber(field: FormField, value: unknown): string | null {
  const t = common.now().form;
  if (typeof value !== 'number' || !Number.isFinite(value)) return t.badNumber;
  if (field.min !== undefined && value < field.min) return t.tooSmall(number(field.min));
  if (field.max !== undefined && value > field.max) return t.tooLarge(number(field.max));
  return null;
}

function problemOfLength(field: FormField, value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (field.max_length !== undefined && [...value].length > field.max_length)
    return common.now().form.tooLong(field.max_length);
  if (field.pattern && !new RegExp(`^(?:${field.pattern})$`, 'u').test(value)) {
    return pick(field.pattern_help, prefs().lang) || common.now().form.badPattern;
  }
  return null;
}

export type Problems = Record<string, string>;

export function problemsOfSection(section: FormSection, answers: Answers): Problems {
  const found: Problems = {};
  for (const field of section.fields) {
    const problem = visible(field, answers) ? problemOf(field, answers[field.key]) : null;
    if (problem) found[field.key] = problem;
  }
  return found;
}

function sendable(field: FormField, value: unknown): unknown {
  if (field.type === 'person') {
    const person = personOf(value);
    return Object.fromEntries(
      partFields(field)
        .filter((part) => !isEmpty(person[part.key]))
        .map((part) => [part.key, sendable(part, person[part.key])]),
    );
  }
  if (typeof value !== 'string') return value;
  const grouped = field.type === 'phone' || field.type === 'id_number';
  return grouped ? value.replace(/[\s.]/g, '') : value.trim();
}

/// What is sent: nothing of questions that were not asked, spaces taken out of numbers people write in
/// groups.
export function toSend(form: Form, answers: Answers): Answers {
  const sent: Answers = {};
  for (const section of form.sections) {
    for (const field of section.fields) {
      const value = answers[field.key];
      if (!visible(field, answers) || isEmpty(value)) continue;
      sent[field.key] = sendable(field, value);
    }
  }
  return sent;
}

/// What the form holds before anybody typed: the pack's defaults and what the account already says.
export function firstAnswers(form: Form, known: Record<string, string | undefined>): Answers {
  const answers: Answers = {};
  for (const section of form.sections) {
    for (const field of section.fields) {
      const value = field.prefill ? known[field.prefill] : undefined;
      if (value !== undefined && value !== '') answers[field.key] = value;
      else if (field.default !== undefined) answers[field.key] = field.default;
    }
  }
  return answers;
}
