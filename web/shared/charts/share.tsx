/// How a whole is made up: one bar in parts. The parts differ in pattern as well as colour; their names and
/// numbers stand beside it, in the legend of whoever shows it.
import css from './share.module.css';
import tone from './tone.module.css';

export interface SharePart {
  tone: string;
  count: number;
}

export function ShareBar({
  parts,
  label,
  size,
}: {
  parts: readonly SharePart[];
  label: string;
  size?: 'big';
}) {
  return (
    <span className={css.bar} data-size={size} role="img" aria-label={label}>
      {parts
        .filter((p) => p.count > 0)
        .map((p) => (
          <span
            key={p.tone}
            className={`${css.part} ${tone.tone}`}
            data-tone={p.tone}
            style={{ flexGrow: p.count }}
          />
        ))}
    </span>
  );
}

export function Swatch({ tone: name }: { tone: string }) {
  return <span className={`${css.swatch} ${tone.tone}`} data-tone={name} aria-hidden />;
}
