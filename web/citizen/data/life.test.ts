import { describe, expect, it } from 'vitest';
import type { LifeSituation, ProcedureSummary } from '@shared/api/types';
import vi from '@shared/i18n/vi/citizen';
import { isLife, lifeIds, proceduresOf } from './life';

const procedure = (code: string) => ({ code }) as ProcedureSummary;
const situation = (id: string, ...codes: string[]): LifeSituation => ({
  id,
  name: { vi: id },
  procedures: codes.map(procedure),
});

describe('a moment of life', () => {
  it('leads to the procedure meant, then to the others, each once', () => {
    const all = [
      situation('kho-khan', '1.001731', '1.014027', '1.011607'),
      situation('nguoi-cao-tuoi', '1.014027'),
      situation('sinh-con', '2.000635', '1.001193'),
    ];
    expect(proceduresOf('sinh-con', all).map((p) => p.code)).toEqual(['1.001193', '2.000635']);
    expect(proceduresOf('tro-cap', all).map((p) => p.code)).toEqual(['1.014027', '1.011607', '1.001731']);
    expect(proceduresOf('lam-nha', all)).toEqual([]);
  });
  it('has a name in the texts', () => {
    expect(Object.keys(vi.life.names)).toEqual(lifeIds);
    expect(isLife('sinh-con')).toBe(true);
    expect(isLife('khong-co')).toBe(false);
  });
});
