/// Where one is in the form: the part by name, the way made so far as a bar, and that nothing is lost.
import { useEffect, useRef } from 'react';
import { common } from '@shared/i18n/common';
import { useT } from '../../texts';
import css from './filing.module.css';
import type { Saved } from './use-draft';

interface StepHeadProps {
  step: string;
  /** Share of the way behind one, 0 to 1. */
  done: number;
  part: number;
  parts: number;
  title: string;
  saved: Saved;
}

export function StepHead({ step, done, part, parts, title, saved }: StepHeadProps) {
  const t = useT().file;
  const words = common.use();
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    heading.current?.focus({ preventScroll: true });
  }, [step]);
  const said = {
    none: '',
    device: words.form.savedHere,
    saving: words.saving,
    server: words.form.savedServer,
  }[saved];
  return (
    <div className={css.progress}>
      <progress className={css.bar} value={done} max={1} aria-label={t.progress(Math.round(done * 100))} />
      <div className={css.head}>
        <span className="small dim">{t.part(part, parts)}</span>
        <span className={css.saved} role="status">
          {said}
        </span>
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
    </div>
  );
}
