/// What a case costs by what is typed so far. The server reckons the same (casework::fee_lines); its word is final.
import type { Answers, Procedure, Text } from '../api/types';
import { holdsFor } from './variant';

type Fee = Procedure['fees'][number];

export interface FeeLine {
  key: string;
  name: Text;
  /// How many units, and how many times those.
  quantity: number;
  times: number;
  /// Đồng; null when the provincial council sets it and its amount is not known here.
  amount: number | null;
}

const most = 10_000;

function count(answers: Answers, field: string): number {
  const given = answers[field];
  return typeof given === 'number' && Number.isInteger(given) ? Math.min(Math.max(given, 0), most) : 0;
}

function tiered(tiers: NonNullable<Fee['tiers']>, quantity: number): number {
  return tiers.reduce((sum, tier, i) => {
    const last = Math.min(quantity, (tiers[i + 1]?.from ?? Infinity) - 1);
    return sum + Math.max(0, last - tier.from + 1) * tier.amount;
  }, 0);
}

function amountOf(fee: Fee, quantity: number, times: number): number | null {
  if (!fee.tiers && fee.amount === undefined) return null;
  const once = fee.tiers ? tiered(fee.tiers, quantity) : quantity * (fee.amount ?? 0);
  return times * Math.min(once, fee.max ?? Infinity);
}

export function feeLines(
  procedure: Procedure,
  channel: Procedure['channels'][number]['key'],
  variant: string,
  answers: Answers,
): FeeLine[] {
  return procedure.fees
    .filter((f) => (!f.channels || f.channels.includes(channel)) && holdsFor(f, variant))
    .map((f) => {
      const quantity = f.quantity_field ? count(answers, f.quantity_field) : f.optional ? 0 : 1;
      const times = f.times_field ? count(answers, f.times_field) : 1;
      return { key: f.key, name: f.name, quantity, times, amount: amountOf(f, quantity, times) };
    })
    .filter((line) => line.quantity > 0 && line.times > 0);
}

/// Whether a fee counts the answer to that question.
export const countsFor = (procedure: Procedure, field: string): boolean =>
  procedure.fees.some((f) => f.quantity_field === field || f.times_field === field);
