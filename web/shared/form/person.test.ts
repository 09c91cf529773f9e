import { describe, expect, it } from 'vitest';
import type { FormField } from '../api/types';
import { answerText } from './answers';
import { isEmpty, problemOf, toSend } from './check';

const field: FormField = {
  key: 'me',
  type: 'person',
  label: { vi: 'Người mẹ' },
  required: true,
  parts: [
    { key: 'name', required: true },
    { key: 'birth_date', required: true },
    { key: 'sex', required: false },
    { key: 'id_number', required: false },
  ],
};
const mai = { name: 'Lê Thị Mai', birth_date: '1990-09-03', sex: 'female', id_number: '040190000001' };

describe('a person', () => {
  it('is whole when what is asked for is there and right', () => {
    expect(problemOf(field, mai)).toBeNull();
    expect(problemOf(field, { name: 'Mai', birth_date: '1990-09-03' })).toBeNull();
  });
  it.each([
    [{ ...mai, name: ' ' }, 'Họ, chữ đệm, tên'],
    [{ ...mai, birth_date: '2999-01-01' }, 'tương lai'],
    [{ ...mai, birth_date: 'mồng ba' }, 'ngày/tháng/năm'],
    [{ ...mai, sex: 'nữ' }, 'lựa chọn'],
    [{ ...mai, id_number: '0401' }, '12 chữ số'],
  ])('is not when %o', (person, said) => {
    expect(problemOf(field, person)).toContain(said);
    expect(problemOf(field, person)).toContain('Người mẹ');
  });
  it('is missing when nothing is said', () => {
    expect(isEmpty({ name: ' ', birth_date: '' })).toBe(true);
    expect(problemOf(field, { name: '' })).toContain('Người mẹ');
    expect(problemOf({ ...field, required: false }, {})).toBeNull();
  });
  it('is sent without blanks and empty parts', () => {
    const form = { sections: [{ key: 's', title: { vi: 'Phần' }, fields: [field] }] };
    expect(
      toSend(form, { me: { ...mai, name: ' Lê Thị Mai ', sex: '', id_number: '040 190 000 001' } }),
    ).toEqual({
      me: { name: 'Lê Thị Mai', birth_date: '1990-09-03', id_number: '040190000001' },
    });
    expect(toSend(form, { me: { name: '' } })).toEqual({});
  });
  it('is read line by line, and a name from before persons had parts is read too', () => {
    expect(answerText(field, mai, 'vi')).toBe(
      'Lê Thị Mai\nNgày sinh: 03/09/1990\nGiới tính: Nữ\nSố định danh cá nhân: 040190000001',
    );
    expect(answerText(field, 'Lê Thị Mai', 'vi')).toBe('Lê Thị Mai');
  });
});
