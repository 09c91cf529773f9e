/// How many targets stand how: the whole as one bar, and under it a button for each state that shows only
/// those. The buttons are the bar's legend and its table.
import type { Verdict } from '@shared/api/types';
import { ShareBar, Swatch } from '@shared/charts/share';
import { usePlanT } from '../texts';
import { verdicts, type Counts } from './plan-order';
import css from './verdict-filter.module.css';

export function countWords(counts: Counts, names: Readonly<Record<Verdict, string>>): string {
  return verdicts
    .filter((v) => counts[v] > 0)
    .map((v) => `${counts[v]} ${names[v].toLowerCase()}`)
    .join(', ');
}

export function VerdictFilter({
  counts,
  chosen,
  onChoose,
}: {
  counts: Counts;
  chosen: Verdict | undefined;
  onChoose: (verdict: Verdict | undefined) => void;
}) {
  const t = usePlanT();
  const all = verdicts.reduce((n, v) => n + counts[v], 0);
  return (
    <div className={css.filter} role="group" aria-label={t.overview.verdicts}>
      <ShareBar
        size="big"
        label={countWords(counts, t.plan.verdicts)}
        parts={verdicts.map((v) => ({ tone: v, count: counts[v] }))}
      />
      <div className={css.buttons}>
        <button type="button" aria-pressed={!chosen} onClick={() => onChoose(undefined)}>
          <strong className="num">{all}</strong> {t.plan.all}
        </button>
        {verdicts
          .filter((v) => counts[v] > 0)
          .map((v) => (
            <button
              key={v}
              type="button"
              aria-pressed={chosen === v}
              onClick={() => onChoose(chosen === v ? undefined : v)}
            >
              <Swatch tone={v} />
              <strong className="num">{counts[v]}</strong> {t.plan.verdicts[v]}
            </button>
          ))}
      </div>
    </div>
  );
}
