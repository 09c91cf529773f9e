// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import type { Answers, FormSection } from '@shared/api/types';
import { SectionStep } from './section-step';

const section: FormSection = {
  key: 's',
  title: { vi: 'Phần' },
  fields: [
    { key: 'ten', type: 'text', label: { vi: 'Họ tên' }, required: true },
    {
      key: 'ai',
      type: 'choice',
      label: { vi: 'Quan hệ' },
      required: true,
      options: [
        { value: 'me', label: { vi: 'Mẹ' } },
        { value: 'khac', label: { vi: 'Khác' } },
      ],
    },
    {
      key: 'ro',
      type: 'text',
      label: { vi: 'Ghi rõ' },
      required: true,
      show_if: { field: 'ai', is: ['khac'] },
    },
  ],
};

function Step({ onNext }: { onNext: () => void }) {
  const [answers, setAnswers] = useState<Answers>({});
  return (
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      <SectionStep
        section={section}
        answers={answers}
        onAnswer={(k, v) => setAnswers((a) => ({ ...a, [k]: v }))}
        onNext={onNext}
      />
    </MantineProvider>
  );
}

it('names what is missing, takes the person there, and lets them on when all is said', async () => {
  const user = userEvent.setup();
  const next = vi.fn();
  Element.prototype.scrollIntoView = vi.fn();
  render(<Step onNext={next} />);

  await user.click(screen.getByRole('button', { name: 'Tiếp tục' }));
  expect(next).not.toHaveBeenCalled();
  expect(screen.getByRole('alert').textContent).toContain('Còn 2 chỗ cần sửa');

  await user.click(screen.getByRole('link', { name: 'Chưa có “Họ tên”.' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Họ tên' }));
  await user.keyboard('Nguyễn Thị Mẫu');

  await user.click(screen.getByRole('radio', { name: 'Khác' }));
  await user.click(screen.getByRole('button', { name: 'Tiếp tục' }));
  expect(next).not.toHaveBeenCalled();

  await user.type(screen.getByRole('textbox', { name: 'Ghi rõ' }), 'Cô');
  expect(screen.queryByRole('alert')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Tiếp tục' }));
  expect(next).toHaveBeenCalledOnce();
});
