/// A value against the threshold it must reach: bar, mark, and both figures beside it.
import css from './bullet.module.css';

export function Bullet({
  value,
  threshold,
  unit,
  tone,
  label,
}: {
  value: number | null;
  threshold: number;
  unit: string;
  tone: string;
  label: string;
}) {
  const top = unit === '%' ? 100 : Math.max(value ?? 0, threshold) * 1.15 || 1;
  const at = (v: number) => `${Math.min(100, Math.max(0, (v / top) * 100))}%`;
  return (
    <div className={css.track} data-tone={tone} role="img" aria-label={label}>
      {value !== null && <div className={css.fill} style={{ width: at(value) }} />}
      <div className={css.mark} style={{ left: at(threshold) }} />
    </div>
  );
}
