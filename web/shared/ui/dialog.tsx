/// The browser's own modal dialog: it traps the focus, gives it back, and closes on Escape without any help
/// of ours.
import { CloseButton } from '@mantine/core';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { common } from '../i18n/common';
import css from './dialog.module.css';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  wide?: boolean;
}

export function Dialog({ open, onClose, title, children, wide }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const t = common.use();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={ref}
      className={css.dialog}
      data-wide={wide || undefined}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(e) => {
        if (e.target === ref.current) onClose();
      }}
    >
      {open && (
        <div className={css.inside}>
          <header className={css.head}>
            <h2 id={heading}>{title}</h2>
            <CloseButton size="lg" aria-label={t.close} onClick={onClose} />
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}
