/// Nothing here yet: what belongs here and how it comes to be.
import type { ReactNode } from 'react';
import css from './empty.module.css';

export function Empty({
  icon,
  title,
  children,
  action,
}: {
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={css.empty}>
      {icon && (
        <div className={css.icon} aria-hidden>
          {icon}
        </div>
      )}
      <p className={css.title}>{title}</p>
      {children && <div className="dim">{children}</div>}
      {action}
    </div>
  );
}
