/// A part of the page, and in it one thing in one state with the state's name above it.
import type { ReactNode } from 'react';
import { Card } from '@shared/ui/card';
import css from './design.module.css';

export function Part({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: string;
  note?: string;
  children: ReactNode;
}) {
  return (
    <Card title={title} id={id}>
      {note && <p className="dim">{note}</p>}
      {children}
    </Card>
  );
}

export function Specimen({ name, children, wide }: { name: string; children: ReactNode; wide?: boolean }) {
  return (
    <figure className={css.specimen} data-wide={wide || undefined}>
      <figcaption>{name}</figcaption>
      {children}
    </figure>
  );
}

export const Specimens = ({ children }: { children: ReactNode }) => (
  <div className={css.specimens}>{children}</div>
);
