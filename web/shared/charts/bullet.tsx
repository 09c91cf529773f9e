/// A value against the threshold it must reach: bar, mark, and both figures beside it. The fill says the verdict
/// by pattern as well as by colour; the mark has a head of its own.
import css from './bullet.module.css';
import { span } from './scale';
import tone from './tone.module.css';

interface BulletProps {
  value: number | null;
  threshold: number;
  /** The other end, when what is asked for is a range. */
  until?: number | null;
  comparator?: string;
  unit: string;
  tone: string;
  label: string;
  size?: 'big';
}

export function Bullet({
  value,
  threshold,
  until,
  comparator,
  unit,
  tone: verdict,
  label,
  size,
}: BulletProps) {
  const at = span({ value, threshold, until: until ?? null, comparator: comparator ?? '', unit });
  return (
    <div className={css.track} data-size={size} role="img" aria-label={label}>
      {until != null && (
        <div
          className={css.range}
          style={{ left: `${at(threshold)}%`, width: `${at(until) - at(threshold)}%` }}
        />
      )}
      {value !== null && (
        <div className={`${css.fill} ${tone.tone}`} data-tone={verdict} style={{ width: `${at(value)}%` }} />
      )}
      <div className={css.mark} style={{ left: `${at(threshold)}%` }} />
      {until != null && <div className={css.mark} style={{ left: `${at(until)}%` }} />}
    </div>
  );
}
