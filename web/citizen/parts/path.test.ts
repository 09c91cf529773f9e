import { expect, it } from 'vitest';
import type { CaseSummary, Procedure } from '@shared/api/types';
import { stateOf } from './path';

const steps = ['Tiếp nhận', 'Thẩm tra', 'Ký'].map((vi) => ({ key: vi, name: { vi } })) as Procedure['steps'];
const at = (status: CaseSummary['status'], step?: string) =>
  steps.map((_, i) => stateOf({ status, ...(step && { step: { vi: step } }) } as CaseSummary, steps, i));

it('tells the steps behind, now and ahead from what the case says of itself', () => {
  expect(at('submitted')).toEqual(['now', 'ahead', 'ahead']);
  expect(at('processing', 'Thẩm tra')).toEqual(['done', 'now', 'ahead']);
  expect(at('waiting_applicant', 'Thẩm tra')).toEqual(['done', 'now', 'ahead']);
  expect(at('done', 'Ký')).toEqual(['done', 'done', 'done']);
});
