import { describe, expect, it } from 'vitest';
import type { FormField, Procedure } from '@shared/api/types';
import { complete, firstWrong, indexOf, partOf, stepsOf } from './steps';

const field = (key: string, type: FormField['type'] = 'text', more: Partial<FormField> = {}): FormField => ({
  key,
  type,
  label: { vi: key },
  required: true,
  ...more,
});
const when = (asked: string, is: string): Partial<FormField> => ({ show_if: { field: asked, is: [is] } });
const option = (value: string) => ({ value, label: { vi: value } });

const procedure = {
  documents: [{ key: 'chung-sinh', name: { vi: 'x' }, use: 'submit', required: true }],
  form: {
    sections: [
      {
        key: 'nguoi-nop',
        title: { vi: 'Người nộp' },
        fields: [
          field('ho_ten'),
          field('so', 'id_number'),
          field('dien_thoai', 'phone'),
          field('noi_o', 'address'),
          field('quan_he', 'choice', { options: [option('me'), option('khac')] }),
          field('ghi_ro', 'text', when('quan_he', 'khac')),
        ],
      },
      {
        key: 'tre',
        title: { vi: 'Trẻ' },
        fields: [field('ten_tre'), field('co_cha', 'yesno'), field('ten_cha', 'text', when('quan_he', 'me'))],
      },
    ],
  },
} as unknown as Procedure;
const keys = (answers = {}) => stepsOf(procedure, answers).map((s) => s.key);

describe('a form', () => {
  it('asks one thing at a time, or what belongs together', () => {
    const steps = stepsOf(procedure, {});
    expect(steps.map((s) => (s.kind === 'questions' ? s.fields.map((f) => f.key) : s.kind))).toEqual([
      ['ho_ten', 'so', 'dien_thoai'],
      ['noi_o'],
      ['quan_he', 'ghi_ro'],
      ['ten_tre'],
      ['co_cha'],
      'papers',
      'review',
    ]);
  });
  it('grows by what an answer brings up', () => {
    expect(keys({ quan_he: 'me' })).toContain('ten_cha');
    expect(keys({ quan_he: 'khac' })).not.toContain('ten_cha');
  });
  it('knows which steps still miss something', () => {
    const answers = { ten_tre: 'Bé' };
    const left = (papers: Parameters<typeof complete>[2]['papers']) =>
      stepsOf(procedure, answers)
        .filter((s) => !complete(s, procedure, { answers, papers }))
        .map((s) => s.key);
    expect(left({})).toEqual(['ho_ten', 'noi_o', 'quan_he', 'co_cha', 'giay-to', 'xem-lai']);
    expect(left({ 'chung-sinh': { files: [], reused: true } })).not.toContain('giay-to');
  });
  it('finds a step by any of its questions, and begins where the name is gone', () => {
    const steps = stepsOf(procedure, {});
    expect(indexOf(steps, 'ghi_ro')).toBe(2);
    expect(indexOf(steps, 'xem-lai')).toBe(6);
    expect(indexOf(steps, 'khong-con')).toBe(0);
    expect(indexOf(steps, null)).toBe(0);
  });
  it('leads to the first answer that would be refused', () => {
    const good = {
      ho_ten: 'A',
      so: '040190000001',
      dien_thoai: '0900000001',
      noi_o: 'Xóm 1',
      quan_he: 'khac',
    };
    expect(firstWrong(stepsOf(procedure, {}), {})).toBe(0);
    expect(firstWrong(stepsOf(procedure, good), good)).toBe(2);
    const all = { ...good, ghi_ro: 'cô', ten_tre: 'B', co_cha: false };
    expect(firstWrong(stepsOf(procedure, all), all)).toBe(-1);
  });
  it('counts its parts, not its steps', () => {
    const steps = stepsOf(procedure, {});
    expect(partOf(steps, 2)).toEqual({ part: 1, parts: 4 });
    expect(partOf(steps, 3)).toEqual({ part: 2, parts: 4 });
    expect(partOf(steps, 6)).toEqual({ part: 4, parts: 4 });
  });
});
