/// The case is in: the receipt to print is in front, the next person one key away.
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { ReceiptSheet } from '@shared/case/receipt';
import { ReckoningView } from '@shared/case/reckoning';
import { Page } from '@shared/ui/page';
import { useKeys, useSingleKeys } from '../data/keys';
import { useT } from '../texts';
import type { SubmitDone } from './counter-form';

export function CounterDone({ done, onNext }: { done: SubmitDone; onNext: () => void }) {
  const t = useT().counter;
  const keys = useSingleKeys();
  useKeys((key) => {
    if (key === 'n') onNext();
    else if (key === 'p') window.print();
    else return false;
    return true;
  });
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-print]')?.focus();
  }, []);
  return (
    <Page title={t.done}>
      <div className="row no-print">
        <Button size="md" data-print leftSection={<IconPrinter size={18} />} onClick={() => window.print()}>
          {t.print} {keys && <kbd aria-hidden>P</kbd>}
        </Button>
        <Button size="md" variant="default" onClick={onNext}>
          {t.next} {keys && <kbd aria-hidden>N</kbd>}
        </Button>
        <Button size="md" variant="default" component={Link} href={`/ho-so/${done.case.no}`}>
          {t.open}
        </Button>
      </div>
      <ReceiptSheet receipt={done.receipt} />
      {done.receipt.reckoning && (
        <div className="no-print">
          <ReckoningView reckoning={done.receipt.reckoning} />
        </div>
      )}
    </Page>
  );
}
