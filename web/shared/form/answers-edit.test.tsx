// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import type { Answers, Form } from '../api/types';
import { AnswersEdit, correctionProblem } from './answers-edit';

const form: Form = {
  sections: [
    {
      key: 's',
      title: { vi: 'Người nộp' },
      fields: [
        { key: 'ho_ten', type: 'text', label: { vi: 'Họ tên' }, required: true },
        { key: 'cccd', type: 'id_number', label: { vi: 'Số định danh' }, required: true },
      ],
    },
  ],
};
const filed = { ho_ten: 'Nguyên Văn A', cccd: '040190000001' };

function Correct() {
  const [value, setValue] = useState<Answers | undefined>(undefined);
  return (
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      <AnswersEdit label="Sửa" form={form} answers={filed} value={value} onChange={setValue} />
      <output>{JSON.stringify(value ?? null)}</output>
    </MantineProvider>
  );
}

const handedOver = () => JSON.parse(screen.getByRole('status').textContent ?? '') as unknown;

it('hands over the whole form once a slip of the pen is mended, and nothing before', async () => {
  const user = userEvent.setup();
  render(<Correct />);
  expect(handedOver()).toBeNull();
  expect(screen.queryByRole('textbox')).toBeNull();
  await user.click(screen.getByRole('checkbox', { name: 'Sửa' }));
  const name = screen.getByRole('textbox', { name: 'Họ tên' });
  await user.clear(name);
  await user.type(name, 'Nguyễn Văn A');
  expect(handedOver()).toEqual({ ho_ten: 'Nguyễn Văn A', cccd: '040190000001' });
  await user.click(screen.getByRole('checkbox', { name: 'Sửa' }));
  expect(handedOver()).toBeNull();
});

it('names what the office would refuse', () => {
  expect(correctionProblem(form, undefined)).toBeNull();
  expect(correctionProblem(form, filed)).toBeNull();
  expect(correctionProblem(form, { ...filed, cccd: '1' })).toContain('12 chữ số');
  expect(correctionProblem(form, { cccd: filed.cccd })).toContain('Họ tên');
});
