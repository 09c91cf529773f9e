/// Who leads a task, with whom, what comes out of it and by when; the way to its case and to its row in the
/// document.
import { Link } from 'wouter';
import type { PlanTask } from '@shared/api/types';
import { day } from '@shared/lib/time';
import { Facts } from '@shared/ui/card';
import { usePlanT } from '../texts';

export function TaskFacts({ task }: { task: PlanTask }) {
  const t = usePlanT().plan;
  return (
    <>
      <Facts
        columns
        items={[
          { term: t.lead, value: task.lead.join('; ') },
          { term: t.coop, value: task.coop.join('; ') },
          { term: t.product, value: task.product },
          {
            term: t.time,
            value: [task.time, task.due && task.stated !== false && t.due(day(task.due))]
              .filter(Boolean)
              .join(' · '),
          },
        ]}
      />
      <p className="small row no-print">
        {task.case !== undefined && <Link href={`/ho-so/${task.case}`}>{t.toCase}</Link>}
        <Link href={`/ke-hoach?dong=${task.line}`}>
          {t.openDoc}, {t.line(task.line)}
        </Link>
      </p>
    </>
  );
}
