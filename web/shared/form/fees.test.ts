import { describe, expect, it } from 'vitest';
import type { Procedure } from '../api/types';
import { feeLines } from './fees';
import { problemsOfSection, toSend } from './check';
import { asFiled, choices, forVariant, variantOf } from './variant';

const name = { vi: 'Phí' };
const procedure = {
  time: { vi: '3 ngày' },
  channels: [{ key: 'online', time: { vi: '3 ngày' } }],
  variants: [
    { key: 'bo-sung', name: { vi: 'Bổ sung' }, time: { vi: 'Trong ngày' }, by_applicant: true },
    { key: 'can-xac-minh', name: { vi: 'Phải xác minh' }, time: { vi: '6 ngày' } },
  ],
  variant_question: { text: { vi: 'Sửa hay bổ sung?' }, otherwise: { vi: 'Sửa' } },
  form: { sections: [] },
  documents: [
    { key: 'chung', name, use: 'submit', required: true },
    { key: 'rieng', name, use: 'submit', required: true, variants: ['bo-sung'] },
    { key: 'thuong', name, use: 'submit', required: true, variants: ['usual'] },
  ],
  fees: [
    {
      key: 'sao',
      name,
      per: 'page',
      words: name,
      tiers: [
        { from: 1, amount: 2000 },
        { from: 3, amount: 1000 },
      ],
      max: 200000,
      quantity_field: 'so_trang',
      times_field: 'so_ban',
    },
    { key: 'tinh', name, per: 'case', words: name, variants: ['usual'] },
    { key: 'them', name, per: 'copy', words: name, amount: 8000, optional: true },
  ],
} as unknown as Procedure;

const owed = (answers: Record<string, unknown>, variant = '') =>
  Object.fromEntries(feeLines(procedure, 'online', variant, answers).map((l) => [l.key, l.amount]));

describe('what a case costs', () => {
  it('is pages times copies, the most for each copy', () => {
    expect(owed({ so_trang: 5, so_ban: 3 }, 'bo-sung')).toEqual({ sao: 3 * 7000 });
    expect(owed({ so_trang: 400, so_ban: 2 }, 'bo-sung')).toEqual({ sao: 2 * 200000 });
  });
  it('has no line for what is not asked for or not yet said', () => {
    expect(owed({ so_trang: 5 }, 'bo-sung')).toEqual({});
    expect(owed({ so_trang: 5, so_ban: 'hai' }, 'bo-sung')).toEqual({});
  });
  it('leaves the amount of the province open', () => {
    expect(owed({})).toEqual({ tinh: null });
  });
});

describe('a variant', () => {
  it('is asked first, in the channel, of those applicants can tell', () => {
    expect(choices(procedure, 'online').map((c) => [c.key, c.of.time.vi])).toEqual([
      ['bo-sung', 'Trong ngày'],
      ['', '3 ngày'],
    ]);
    expect(choices({ ...procedure, variants: procedure.variants.slice(1) }, 'online')).toEqual([]);
    const [first] = asFiled(procedure, {}, 'online').form.sections;
    expect(first?.fields[0]?.label).toEqual({ vi: 'Sửa hay bổ sung?' });
    expect(first?.fields[0]?.options?.map((o) => o.label.vi)).toEqual([
      'Bổ sung (Trong ngày)',
      'Sửa (3 ngày)',
    ]);
    expect(Object.keys(problemsOfSection(first!, {}))).toHaveLength(1);
  });
  it('is an answer of the draft, and no answer of the form that is sent', () => {
    const answers = { 'truong-hop': 'bo-sung' };
    expect(variantOf(answers)).toBe('bo-sung');
    expect(variantOf({ 'truong-hop': 'usual' })).toBe('');
    expect(variantOf({})).toBe('');
    expect(toSend(procedure.form, answers)).toEqual({});
    expect(asFiled(procedure, answers, 'online').documents.map((d) => d.key)).toEqual(['chung', 'rieng']);
  });
  it('has papers and a time of its own', () => {
    const own = forVariant(procedure, 'bo-sung', 'online');
    expect(own.documents.map((d) => d.key)).toEqual(['chung', 'rieng']);
    expect(own.time.vi).toBe('Trong ngày');
    const rest = forVariant(procedure, '', 'online');
    expect(rest.documents.map((d) => d.key)).toEqual(['chung', 'thuong']);
    expect(rest.time.vi).toBe('3 ngày');
  });
});
