/// Whom the work passes, step by step, and how long each has.
import type { Procedure, Unit } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { useInternal } from '../texts';
import css from './work.module.css';

export function WorkSteps({ procedure, units }: { procedure: Procedure; units: readonly Unit[] }) {
  const t = useInternal();
  const { lang } = usePrefs();
  const unitName = (id: string | undefined) =>
    id === 'chu-tri' ? t.leadUnit : pick(units.find((u) => u.id === id)?.name, lang) || id;
  return (
    <ol className={css.steps}>
      {procedure.steps.map((step) => (
        <li key={step.key}>
          <span>{pick(step.name, lang)}</span>
          <span className="small dim">
            {[unitName(step.unit), pick(step.time, lang)].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  );
}
