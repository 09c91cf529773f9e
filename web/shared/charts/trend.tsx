/// A line over time with the threshold it should keep. Drawn by hand: two hundred bytes of SVG beat a chart
/// library here. Line and threshold differ in shape as well as colour; the same figures stand in a table for
/// those who listen.
import { useElementSize } from '@mantine/hooks';
import type { TrendPoint } from '../api/types';
import { common } from '../i18n/common';
import { number } from '../lib/number';
import { usePrefs } from '../lib/prefs';
import { paths, scaleOf, shortMonth, type Frame } from './trend-shape';
import css from './trend.module.css';

const frame: Frame = { width: 0, height: 220, left: 44, right: 16, top: 16, bottom: 28 };

interface TrendProps {
  points: readonly TrendPoint[];
  threshold?: number | null;
  unit: string;
  label: string;
  thresholdLabel?: string;
}

export function Trend({ points, threshold, unit, label, thresholdLabel }: TrendProps) {
  const { lang } = usePrefs();
  const t = common.use().chart;
  const { ref, width } = useElementSize<HTMLElement>();
  const W = Math.max(240, Math.round(width) || 640);
  const has = points.some((p) => p.value !== null);
  if (!has) return <p className="dim">{t.none}</p>;
  const s = scaleOf(points, threshold, unit, { ...frame, width: W });
  const last = points.findLastIndex((p) => p.value !== null);
  const show = (v: number) => `${number(v, 1, lang)}${unit === '%' ? '%' : ''}`;
  const every = Math.ceil(points.length / (W < 420 ? 4 : 8));
  return (
    <figure ref={ref} className={css.figure}>
      <svg
        viewBox={`0 0 ${W} ${frame.height}`}
        className={css.svg}
        role="img"
        aria-label={`${label}: ${show(points[last]?.value ?? 0)}`}
      >
        {[s.low, (s.low + s.high) / 2, s.high].map((v) => (
          <g key={v}>
            <line x1={frame.left} x2={W - frame.right} y1={s.y(v)} y2={s.y(v)} className={css.grid} />
            <text x={frame.left - 6} y={s.y(v) + 4} textAnchor="end" className={css.tick}>
              {number(v, v < 10 ? 1 : 0, lang)}
            </text>
          </g>
        ))}
        {points.map(
          (p, i) =>
            (i % every === 0 || i === points.length - 1) && (
              <text key={p.period} x={s.x(i)} y={frame.height - 8} textAnchor="middle" className={css.tick}>
                {shortMonth(p.period)}
              </text>
            ),
        )}
        {threshold != null && (
          <g>
            <line
              x1={frame.left}
              x2={W - frame.right}
              y1={s.y(threshold)}
              y2={s.y(threshold)}
              className={css.threshold}
            />
            <text x={W - frame.right} y={s.y(threshold) - 6} textAnchor="end" className={css.thresholdText}>
              {thresholdLabel ?? show(threshold)}
            </text>
          </g>
        )}
        <path d={paths(points, s)} className={css.line} />
        {points.map(
          (p, i) =>
            p.value !== null && (
              <circle key={p.period} cx={s.x(i)} cy={s.y(p.value)} r={i === last ? 5 : 3} className={css.dot}>
                <title>{`${p.period}: ${show(p.value)}`}</title>
              </circle>
            ),
        )}
      </svg>
      <details className="small">
        <summary>{t.table}</summary>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t.period}</th>
              <th scope="col">{t.value}</th>
              <th scope="col">{t.fraction}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((p) => (
              <tr key={p.period}>
                <td>{p.period}</td>
                <td className="num">{p.value === null ? '–' : show(p.value)}</td>
                <td className="num">
                  {p.numerator != null && p.denominator != null
                    ? `${number(p.numerator)} / ${number(p.denominator)}`
                    : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/// The same line, thumbnail size, for lists.
export function Spark({ points, label }: { points: readonly TrendPoint[]; label: string }) {
  const shown = points.filter((p) => p.value !== null).slice(-12);
  if (shown.length < 2) return null;
  const values = shown.map((p) => p.value ?? 0);
  const low = Math.min(...values);
  const spread = Math.max(...values) - low || 1;
  const d = values
    .map(
      (v, i) =>
        `${i === 0 ? 'M' : 'L'}${(2 + (i / (values.length - 1)) * 76).toFixed(1)} ${(22 - ((v - low) / spread) * 18).toFixed(1)}`,
    )
    .join('');
  return (
    <svg viewBox="0 0 80 24" className={css.spark} role="img" aria-label={label}>
      <path d={d} className={css.line} />
    </svg>
  );
}
