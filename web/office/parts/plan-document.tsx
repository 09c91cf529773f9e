/// The plan's text, line by line; the lines that carry targets are marked, the one asked for is brought into
/// view.
import { useEffect, useRef } from 'react';
import type { PlanLine } from '@shared/api/types';
import { Bones } from '@shared/ui/bones';
import { Loaded } from '@shared/ui/loaded';
import { usePlanLines } from '../data/plan';
import { usePlanT } from '../texts';
import css from './plan-document.module.css';

function Lines({
  lines,
  line,
  onTarget,
}: {
  lines: readonly PlanLine[];
  line: number;
  onTarget?: ((target: number, line: number) => void) | undefined;
}) {
  const t = usePlanT().plan;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const here = box.current?.querySelector<HTMLElement>(`[data-line="${line}"]`);
    if (here && box.current) box.current.scrollTo({ top: here.offsetTop - box.current.clientHeight / 3 });
  }, [line]);
  return (
    <div ref={box} className={css.document} tabIndex={0} role="region" aria-label={t.document} lang="vi">
      {lines.map((l) => {
        const target = l.targets?.[0];
        return (
          <p
            key={l.line}
            data-line={l.line}
            className={css.line}
            data-heading={l.heading}
            data-target={target !== undefined || undefined}
            data-here={l.line === line || undefined}
          >
            <span className={css.no} aria-hidden>
              {l.line}
            </span>
            {target !== undefined && onTarget ? (
              <button type="button" className={css.clause} onClick={() => onTarget(target, l.line)}>
                {l.text}
              </button>
            ) : (
              <span>{l.text}</span>
            )}
          </p>
        );
      })}
    </div>
  );
}

export function PlanDocument({
  line,
  onTarget,
}: {
  line: number;
  onTarget?: (target: number, line: number) => void;
}) {
  const query = usePlanLines();
  return (
    <Loaded query={query} bones={<Bones lines={12} />}>
      {(lines) => <Lines lines={lines} line={line} onTarget={onTarget} />}
    </Loaded>
  );
}

/// A few lines around a clause.
export function Excerpt({ lines, line }: { lines: readonly PlanLine[]; line: number }) {
  return (
    <div className={css.excerpt} lang="vi">
      {lines.map((l) => (
        <p
          key={l.line}
          className={css.line}
          data-heading={l.heading}
          data-here={l.line === line || undefined}
        >
          <span className={css.no} aria-hidden>
            {l.line}
          </span>
          <span>{l.text}</span>
        </p>
      ))}
    </div>
  );
}
