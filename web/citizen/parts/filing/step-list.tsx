/// The whole way at a glance, where the screen has room for it; a phone has the bar of step-head.tsx.
import { IconCheck } from '@tabler/icons-react';
import type { Procedure } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import type { LocalDraft } from '../../data/draft-store';
import { useT } from '../../texts';
import path from '../path.module.css';
import css from './filing.module.css';
import { complete, partOf, type Step } from './steps';

export function StepList({
  steps,
  at,
  procedure,
  draft,
}: {
  steps: readonly Step[];
  at: number;
  procedure: Procedure;
  draft: LocalDraft;
}) {
  const t = useT().file;
  const { lang } = usePrefs();
  const { part } = partOf(steps, at);
  const open = new Set(
    steps.flatMap((s, i) => (complete(s, procedure, draft) ? [] : [partOf(steps, i).part])),
  );
  const names = [
    ...new Set(
      steps.map((s) =>
        s.kind === 'questions'
          ? pick(procedure.form.sections[s.section]?.title, lang)
          : s.kind === 'papers'
            ? t.papersStep
            : t.reviewStep,
      ),
    ),
  ];
  return (
    <nav className={css.list} aria-label={t.parts}>
      <h2>{t.parts}</h2>
      <ol role="list" className={path.path}>
        {names.map((name, i) => {
          const state = i + 1 === part ? 'now' : i + 1 < part && !open.has(i + 1) ? 'done' : 'ahead';
          return (
            <li
              key={name}
              className={path.step}
              data-state={state}
              aria-current={state === 'now' ? 'step' : undefined}
            >
              <span className={path.mark} aria-hidden>
                {state === 'done' ? <IconCheck size={16} /> : i + 1}
              </span>
              <span className={path.name}>{name}</span>
            </li>
          );
        })}
      </ol>
      <p className="small dim">{t.kept}</p>
    </nav>
  );
}
