/// No plan yet: what would stand here and how a plan comes in.
import { IconBook2 } from '@tabler/icons-react';
import { Empty } from '@shared/ui/empty';
import { usePlanT } from '../texts';
import css from './no-plan.module.css';

export function NoPlan() {
  const t = usePlanT();
  return (
    <Empty icon={<IconBook2 size={40} />} title={t.plan.none}>
      <p>{t.plan.noneHelp}</p>
      <ol className={css.steps}>
        {t.overview.teach.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Empty>
  );
}
