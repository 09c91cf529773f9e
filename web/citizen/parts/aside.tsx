/// A word beside the matter: calmer than a card, for what helps without being asked.
import type { ReactNode } from 'react';
import css from './aside.module.css';

export function Aside({
  title,
  icon,
  children,
}: {
  title: ReactNode;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={css.aside}>
      {icon && (
        <div className={css.icon} aria-hidden>
          {icon}
        </div>
      )}
      <h2>{title}</h2>
      {children}
    </section>
  );
}
