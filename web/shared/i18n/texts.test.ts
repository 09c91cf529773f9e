/// The two languages have the same shape (TypeScript sees to it) and no text is left empty or in the other
/// language.
import { describe, expect, it } from 'vitest';
import enCitizen from './en/citizen';
import enCommon from './en/common';
import enOffice from './en/office';
import enWork from './en/office-work';
import enPlan from './en/plan';
import enReceipt from './en/receipt';
import viCitizen from './vi/citizen';
import viCommon from './vi/common';
import viOffice from './vi/office';
import viWork from './vi/office-work';
import viPlan from './vi/plan';
import viReceipt from './vi/receipt';

function leaves(node: unknown, path = ''): Array<[string, unknown]> {
  if (typeof node !== 'object' || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}

const pairs: ReadonlyArray<readonly [string, object, object]> = [
  ['common', viCommon, enCommon],
  ['citizen', viCitizen, enCitizen],
  ['office', viOffice, enOffice],
  ['office-work', viWork, enWork],
  ['plan', viPlan, enPlan],
  ['receipt', viReceipt, enReceipt],
];

describe.each(pairs)('%s', (_name, vi, en) => {
  it('has the same keys in both languages', () => {
    expect(leaves(en).map(([path]) => path)).toEqual(leaves(vi).map(([path]) => path));
  });
  it('has no empty text', () => {
    const empty = [...leaves(vi), ...leaves(en)].filter(
      ([path, text]) => text === '' && !path.endsWith('.and'),
    );
    expect(empty).toEqual([]);
  });
});
