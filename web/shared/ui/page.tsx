/// A page: its title goes to the tab, its heading takes the focus when the person has navigated here.
import { useEffect, useRef, type ReactNode } from 'react';
import { common } from '../i18n/common';
import css from './page.module.css';

let first = true;

interface PageProps {
  title: string;
  lead?: ReactNode;
  eyebrow?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
  /// One column of text, two columns (split.tsx), or as much as there is.
  width?: 'text' | 'pair' | 'wide' | 'full';
  hideTitle?: boolean;
}

export function Page({ title, lead, eyebrow, actions, children, width = 'text', hideTitle }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const app = common.use().app;
  useEffect(() => {
    document.title = `${title} – ${app}`;
  }, [title, app]);
  useEffect(() => {
    if (first) {
      first = false;
      return;
    }
    // A page that begins with a field to type into has given the focus to it already.
    if (!document.activeElement?.matches('input, select, textarea'))
      heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <div className={css.page} data-width={width}>
      <header className={hideTitle ? 'visually-hidden' : css.head}>
        <div className="stack tight">
          {eyebrow && <div className={css.eyebrow}>{eyebrow}</div>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <div className={css.lead}>{lead}</div>}
        </div>
        {actions && <div className="row no-print">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
