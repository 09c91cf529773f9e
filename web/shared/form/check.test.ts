import { describe, expect, it } from 'vitest';
import type { Form, FormField } from '../api/types';
import { firstAnswers, problemOf, problemsOfSection, toSend, visible } from './check';

const field = (part: Partial<FormField>): FormField => ({
  key: 'f',
  type: 'text',
  label: { vi: 'Ô' },
  required: true,
  ...part,
});

describe('an answer', () => {
  it('must be there when it is required, and need not be when it is not', () => {
    expect(problemOf(field({}), '')).toContain('Ô');
    expect(problemOf(field({ required: false }), undefined)).toBeNull();
    expect(problemOf(field({ type: 'yesno' }), false)).toBeNull();
  });
  it.each([
    ['id_number', '040190000001', true],
    ['id_number', '040 190 000 001', true],
    ['id_number', '0401', false],
    ['phone', '0912 345 678', true],
    ['phone', '+84912345678', true],
    ['phone', '912345678', false],
    ['email', 'a@b.vn', true],
    ['email', 'a@b', false],
    ['date', '1990-09-03', true],
    ['date', '3 tháng 9', false],
  ] as const)('%s %s', (type, value, good) => {
    expect(problemOf(field({ type }), value) === null).toBe(good);
  });
  it('keeps the bounds of its pack', () => {
    expect(problemOf(field({ type: 'date', not_after: 'today' }), '2999-01-01')).not.toBeNull();
    expect(problemOf(field({ type: 'date', not_before: '2020-01-01' }), '2019-12-31')).toContain(
      '01/01/2020',
    );
    expect(problemOf(field({ type: 'number', min: 0, max: 20 }), 21)).toContain('20');
    expect(problemOf(field({ type: 'number' }), 'mười')).not.toBeNull();
    expect(problemOf(field({ max_length: 3 }), 'ếếếế')).toContain('3');
    expect(problemOf(field({ pattern: '[A-Z]{2}' }), 'ab')).not.toBeNull();
    expect(
      problemOf(field({ type: 'choice', options: [{ value: 'a', label: { vi: 'A' } }] }), 'b'),
    ).not.toBeNull();
  });
});

const form: Form = {
  sections: [
    {
      key: 's',
      title: { vi: 'Phần' },
      fields: [
        field({
          key: 'ai',
          type: 'choice',
          options: [
            { value: 'khac', label: { vi: 'Khác' } },
            { value: 'me', label: { vi: 'Mẹ' } },
          ],
        }),
        field({ key: 'ro', show_if: { field: 'ai', is: ['khac'] } }),
        field({ key: 'id', type: 'id_number', prefill: 'account.id_number' }),
        field({ key: 'n', type: 'number', default: 0 }),
      ],
    },
  ],
};

describe('a form', () => {
  it('asks a question only when its condition holds', () => {
    const [, which] = form.sections[0]!.fields;
    expect(visible(which!, { ai: 'khac' })).toBe(true);
    expect(visible(which!, { ai: 'me' })).toBe(false);
    expect(problemsOfSection(form.sections[0]!, { ai: 'me', id: '040190000001', n: 0 })).toEqual({});
    expect(
      Object.keys(problemsOfSection(form.sections[0]!, { ai: 'khac', id: '040190000001', n: 0 })),
    ).toEqual(['ro']);
  });
  it('begins with what the account knows and the pack says', () => {
    expect(firstAnswers(form, { 'account.id_number': '040190000001' })).toEqual({ id: '040190000001', n: 0 });
  });
  it('sends no answer to a question that was not asked, and numbers without blanks', () => {
    expect(toSend(form, { ai: 'me', ro: 'cô', id: '040 190 000 001', n: 0 })).toEqual({
      ai: 'me',
      id: '040190000001',
      n: 0,
    });
  });
});
