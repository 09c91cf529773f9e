/// The way of a case through the office: whose hands it has passed, whose it is in now, whose come after. The
/// steps are the procedure's; where the case stands is the case's own word.
import { IconCheck } from '@tabler/icons-react';
import type { CaseSummary, Procedure } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { useProcedure } from '../data/procedures';
import { useT } from '../texts';
import css from './path.module.css';

type State = 'done' | 'now' | 'ahead';

/// Before it is taken in a case stands before its first step; once it is closed all of them are behind it.
export function stateOf(c: CaseSummary, steps: Procedure['steps'], at: number): State {
  const here = steps.findIndex((s) => s.name.vi === c.step?.vi);
  const over = c.status === 'done' || c.status === 'ready';
  const now = over ? steps.length : here < 0 ? 0 : here;
  return at < now ? 'done' : at === now ? 'now' : 'ahead';
}

export function Path({ c }: { c: CaseSummary }) {
  const t = useT().path;
  const { lang } = usePrefs();
  const steps = useProcedure(c.procedure ?? '').data?.steps ?? [];
  if (steps.length === 0) return null;
  return (
    <ol role="list" className={css.path}>
      {steps.map((s, i) => {
        const state = stateOf(c, steps, i);
        return (
          <li
            key={s.key}
            className={css.step}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className={css.mark} aria-hidden>
              {state === 'done' ? <IconCheck size={16} /> : i + 1}
            </span>
            <span>
              <span className={css.name}>{pick(s.name, lang)}</span>
              <span className="small dim">
                {[t[state], pick(s.unit_name, lang), state !== 'done' && pick(s.time, lang)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
