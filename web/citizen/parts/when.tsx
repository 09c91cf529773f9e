/// When it will be done, large; how much of the time is used; why that date.
import type { Deadline, Reckoning } from '@shared/api/types';
import { DeadlineBar } from '@shared/case/deadline';
import { ReckoningView } from '@shared/case/reckoning';
import { Card } from '@shared/ui/card';
import { useT } from '../texts';

export function When({ deadline, reckoning }: { deadline: Deadline; reckoning?: Reckoning | undefined }) {
  const t = useT().case;
  if (deadline.state === 'none') return null;
  const over = deadline.state === 'met' || deadline.state === 'missed';
  return (
    <Card title={over ? t.whenOver : t.when}>
      <DeadlineBar deadline={deadline} />
      <p className="small dim">{t.whyDate}</p>
      {reckoning && <ReckoningView reckoning={reckoning} />}
    </Card>
  );
}
