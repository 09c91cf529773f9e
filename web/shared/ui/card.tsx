/// A raised surface; `Facts` is a list of term and value.
import { createElement, type ReactNode } from 'react';
import css from './card.module.css';

export function Card({
  title,
  aside,
  children,
  as = 'section',
  tone,
  id,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  as?: 'section' | 'div' | 'li' | 'article';
  tone?: 'brand' | 'late' | 'soon';
  id?: string;
}) {
  const inside = (
    <>
      {title && (
        <header className={css.head}>
          <h2>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </>
  );
  return createElement(as, { className: css.card, 'data-tone': tone, id }, inside);
}

export interface Fact {
  term: ReactNode;
  value: ReactNode;
  key?: string;
}

export function Facts({
  items,
  columns,
}: {
  items: ReadonlyArray<Fact | null | false | undefined>;
  columns?: boolean;
}) {
  const shown = items.filter(
    (f): f is Fact => Boolean(f) && (f as Fact).value !== '' && (f as Fact).value != null,
  );
  return (
    <dl className={css.facts} data-columns={columns || undefined}>
      {shown.map((f, i) => (
        <div key={f.key ?? i}>
          <dt>{f.term}</dt>
          <dd>{f.value}</dd>
        </div>
      ))}
    </dl>
  );
}
