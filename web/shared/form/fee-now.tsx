/// What is to be paid, changing as the answers do.
import type { Answers, Procedure } from '../api/types';
import { pick } from '../i18n';
import { common } from '../i18n/common';
import { number } from '../lib/number';
import { usePrefs } from '../lib/prefs';
import { Facts } from '../ui/card';
import { feeLines } from './fees';

interface FeeNowProps {
  procedure: Procedure;
  channel: Procedure['channels'][number]['key'];
  variant: string;
  answers: Answers;
}

export function FeeNow({ procedure, channel, variant, answers }: FeeNowProps) {
  const { lang } = usePrefs();
  const t = common.use().fee;
  const lines = feeLines(procedure, channel, variant, answers).filter((l) => l.amount !== 0);
  const known = lines.filter((l) => l.amount !== null);
  const sum = known.reduce((total, l) => total + (l.amount ?? 0), 0);
  const total =
    lines.length === 0
      ? t.free
      : known.length === 0
        ? t.council
        : t.total(number(sum), known.length < lines.length);
  return (
    <div className="stack tight">
      {lines.length > 1 && (
        <Facts
          columns
          items={lines.map((l) => ({
            key: l.key,
            term: pick(l.name, lang),
            value: l.amount === null ? t.council : `${number(l.amount)} đ`,
          }))}
        />
      )}
      <p role="status">
        <strong>{total}</strong>
      </p>
    </div>
  );
}
