/// No plan yet: what would stand here and how a plan comes in.
import { Button } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { Link } from 'wouter';
import { Empty } from '@shared/ui/empty';
import { useMay } from '../data/client';
import { usePlanT } from '../texts';
import css from './no-plan.module.css';

export function NoPlan() {
  const t = usePlanT();
  const may = useMay('import_plan');
  return (
    <Empty
      icon={<IconBook2 size={40} />}
      title={t.plan.none}
      action={
        may && (
          <Button component={Link} href="/ke-hoach/nap" size="md">
            {t.plan.import}
          </Button>
        )
      }
    >
      <p>{t.plan.noneHelp}</p>
      <ol className={css.steps}>
        {t.overview.teach.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Empty>
  );
}
