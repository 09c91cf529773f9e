/// What is to be paid, and how.
import type { FeeDue } from '../api/types';
import { pick } from '../i18n';
import { common } from '../i18n/common';
import { money } from '../lib/number';
import { usePrefs } from '../lib/prefs';
import { Facts } from '../ui/card';

export function Fees({ fees, code }: { fees: readonly FeeDue[]; code: string }) {
  const t = common.use().fees;
  const { lang } = usePrefs();
  const owed = fees.filter((f) => f.amount > 0);
  if (owed.length === 0) return <p>{t.free}</p>;
  return (
    <div className="stack tight">
      <Facts
        columns
        items={owed.map((f) => ({
          key: f.key,
          term: pick(f.name, lang),
          value: `${money(f.amount, lang)}${f.paid ? ` – ${t.paid}` : ''}`,
        }))}
      />
      {owed.some((f) => !f.paid) && <p className="small">{t.how(code)}</p>}
    </div>
  );
}
