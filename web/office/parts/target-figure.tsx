/// What is, what must be, the bar of one against the other, and the last year as a line.
import type { Target } from '@shared/api/types';
import { Bullet } from '@shared/charts/bullet';
import { Spark } from '@shared/charts/trend';
import { usePlanT } from '../texts';
import css from './target-figure.module.css';
import { live, need } from './verdict';

export function TargetFigure({ target, size }: { target: Target; size?: 'big' }) {
  const t = usePlanT().plan;
  return (
    <div className={css.figure} data-size={size}>
      <div className={css.words}>
        <span>
          <span className={css.term}>{t.now}</span> <strong className="num">{live(target)}</strong>
        </span>
        <span>
          <span className={css.term}>{t.need}</span> <strong className="num">{need(target)}</strong>
        </span>
        <Spark points={target.trend ?? []} label={t.trend} />
      </div>
      {target.live != null && (
        <Bullet
          value={target.live}
          threshold={target.value}
          until={target.value2 ?? null}
          comparator={target.comparator}
          unit={target.unit}
          tone={target.verdict}
          label={`${t.now} ${live(target)}, ${t.need} ${need(target)}`}
          {...(size && { size })}
        />
      )}
    </div>
  );
}
