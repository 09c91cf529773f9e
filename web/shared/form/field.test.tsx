// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import type { FormField } from '../api/types';
import { problemOf } from './check';
import { FieldInput } from './field';

const label = { vi: 'Bên nam' };
const person: FormField = {
  key: 'nam',
  type: 'person',
  label,
  required: true,
  why: { vi: 'Để ghi vào sổ.' },
  parts: [
    { key: 'name', required: true },
    { key: 'birth_date', required: true },
    { key: 'sex', required: false },
  ],
};

function Ask({ field, first, error }: { field: FormField; first?: unknown; error?: boolean }) {
  const [value, setValue] = useState<unknown>(first);
  return (
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      <FieldInput
        field={field}
        value={value}
        onChange={setValue}
        error={error ? (problemOf(field, value) ?? 'Cơ quan không nhận.') : null}
      />
      <output>{JSON.stringify(value)}</output>
    </MantineProvider>
  );
}

const said = () => JSON.parse(screen.getByRole('status').textContent || 'null') as unknown;

it('asks for a person as one group and answers part by part', async () => {
  const user = userEvent.setup();
  render(<Ask field={person} />);
  const group = screen.getByRole('group', { name: 'Bên nam' });
  expect(group.getAttribute('aria-describedby')).toBeTruthy();
  await user.type(within(group).getByRole('textbox', { name: 'Họ, chữ đệm, tên' }), 'Trần Văn A');
  await user.type(within(group).getByRole('textbox', { name: 'Ngày sinh' }), '3/9/1990');
  await user.click(within(group).getByRole('radio', { name: 'Nam' }));
  expect(said()).toEqual({ name: 'Trần Văn A', birth_date: '1990-09-03', sex: 'male' });
});

it('keeps a name from before persons had parts', async () => {
  const user = userEvent.setup();
  render(<Ask field={person} first="Trần Văn A" />);
  await user.type(screen.getByRole('textbox', { name: 'Ngày sinh' }), '3/9/1990');
  expect(said()).toEqual({ name: 'Trần Văn A', birth_date: '1990-09-03' });
});

it('says what is wrong at the part that is wrong, and what only the office knows at the group', () => {
  const { unmount } = render(<Ask field={person} first={{ name: 'A' }} error />);
  expect(screen.getByRole('textbox', { name: 'Ngày sinh' }).getAttribute('aria-invalid')).toBe('true');
  expect(screen.queryByText('Cơ quan không nhận.')).toBeNull();
  unmount();
  render(<Ask field={person} first={{ name: 'A', birth_date: '1990-09-03' }} error />);
  expect(screen.getByText('Cơ quan không nhận.')).toBeTruthy();
});

// The summary of problems and the counter take the person to the question by this id.
it.each([
  { key: 'q', type: 'yesno' as const, label, required: true },
  {
    key: 'q',
    type: 'choice' as const,
    label,
    required: true,
    options: [
      { value: 'a', label },
      { value: 'b', label: { vi: 'Bên nữ' } },
    ],
  },
  person,
])('the inputs of a $type are found by the name of their question', (field) => {
  render(<Ask field={field} />);
  expect(document.getElementById(`f-${field.key}`)?.querySelector('input')).toBeTruthy();
});
