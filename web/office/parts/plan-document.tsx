/// The plan's text, line by line. Each clause that states a target can be chosen; the chosen one is marked and
/// brought into view.
import { memo, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { PlanLine } from '@shared/api/types';
import { Bones } from '@shared/ui/bones';
import { Loaded } from '@shared/ui/loaded';
import { usePlanLines } from '../data/plan';
import { usePlanT } from '../texts';
import { pieces } from './clauses';
import css from './plan-document.module.css';

/// What is marked: a line, and in it a target when one is chosen.
export interface Place {
  line: number;
  target: number;
}

interface LineProps {
  l: PlanLine;
  quotes: ReadonlyMap<number, string>;
  here: boolean;
  chosen: number;
  /** The person has chosen a clause here; the address says which. */
  onClause: () => void;
}

/// Tabs part the cells of a row that was a table in the document.
function Cells({ text }: { text: string }) {
  if (!text.includes('\t')) return <>{text}</>;
  const cells = text.split('\t').filter((cell) => cell.trim() !== '');
  return (
    <>
      {cells.map((cell, i) => (
        <span key={i} className={css.cell}>
          {cell}
        </span>
      ))}
    </>
  );
}

const Line = memo(function Line({ l, quotes, here, chosen, onClause }: LineProps) {
  const t = usePlanT();
  const stated = (l.targets ?? []).map((id) => ({ id, quote: quotes.get(id) ?? '' }));
  return (
    <p
      data-line={l.line}
      className={css.line}
      data-heading={l.heading}
      data-target={stated.length > 0 || undefined}
      data-here={here || undefined}
    >
      <span className={css.no} aria-hidden>
        {l.line}
      </span>
      <span>
        {pieces(l.text, stated).map((piece, i) =>
          piece.target === undefined ? (
            <Cells key={i} text={piece.text} />
          ) : (
            // A link, not a button: it breaks over lines like the words around it, and the address it leads to
            // is the choice.
            <Link
              key={i}
              href={`/ke-hoach?muc=${piece.target}&dong=${l.line}`}
              replace
              className={css.clause}
              data-clause={piece.target}
              aria-current={piece.target === chosen || undefined}
              onClick={onClause}
            >
              {piece.text}
            </Link>
          ),
        )}
        {l.tasks?.[0] !== undefined && (
          <Link href={`/nhiem-vu?viec=${l.tasks[0]}`} className={css.task}>
            {t.plan.toTask}
          </Link>
        )}
      </span>
    </p>
  );
});

function Lines({
  lines,
  place,
  quotes,
  onClause,
}: {
  lines: readonly PlanLine[];
  place: Place;
  quotes: ReadonlyMap<number, string>;
  onClause: LineProps['onClause'];
}) {
  const t = usePlanT().plan;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const here = box.current?.querySelector<HTMLElement>(`[data-line="${place.line}"]`);
    if (here && box.current) box.current.scrollTo({ top: here.offsetTop - box.current.clientHeight / 3 });
  }, [place.line]);
  return (
    <div ref={box} className={css.document} tabIndex={0} role="region" aria-label={t.document} lang="vi">
      {lines.map((l) => (
        <Line
          key={l.line}
          l={l}
          quotes={quotes}
          here={l.line === place.line}
          chosen={l.targets?.includes(place.target) ? place.target : 0}
          onClause={onClause}
        />
      ))}
    </div>
  );
}

export function PlanDocument(props: {
  place: Place;
  quotes: ReadonlyMap<number, string>;
  onClause: LineProps['onClause'];
}) {
  const query = usePlanLines();
  return (
    <Loaded query={query} bones={<Bones lines={12} />}>
      {(lines) => <Lines lines={lines} {...props} />}
    </Loaded>
  );
}

/// A few lines around a clause.
export function Excerpt({ lines, line, quote }: { lines: readonly PlanLine[]; line: number; quote: string }) {
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
          <span>
            {pieces(l.text, l.line === line ? [{ id: 1, quote }] : []).map((piece, i) =>
              piece.target === undefined ? (
                <Cells key={i} text={piece.text} />
              ) : (
                <mark key={i} className={css.quote}>
                  {piece.text}
                </mark>
              ),
            )}
          </span>
        </p>
      ))}
    </div>
  );
}
