/// The same figures as the bars, in a table.
import type { Target } from '@shared/api/types';
import { common } from '@shared/i18n/common';
import { number } from '@shared/lib/number';
import { usePlanT } from '../texts';
import css from './target-table.module.css';
import { live, need } from './verdict';

export function TargetTable({ targets }: { targets: readonly Target[] }) {
  const t = usePlanT();
  const words = common.use().chart;
  return (
    <details className="small">
      <summary>{words.table}</summary>
      <div className={css.box} tabIndex={0} role="region" aria-label={words.table}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t.plan.targets}</th>
              <th scope="col">{t.plan.state}</th>
              <th scope="col">{t.plan.now}</th>
              <th scope="col">{t.plan.need}</th>
              <th scope="col">{words.fraction}</th>
            </tr>
          </thead>
          <tbody>
            {targets.map((x) => (
              <tr key={x.id}>
                <th scope="row">{x.measure || x.quote}</th>
                <td>{t.plan.verdicts[x.verdict]}</td>
                <td className="num">{live(x)}</td>
                <td className="num">{need(x)}</td>
                <td className="num">
                  {x.numerator != null && x.denominator != null
                    ? `${number(x.numerator)} / ${number(x.denominator)}`
                    : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
