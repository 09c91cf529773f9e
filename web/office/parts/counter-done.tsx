/// The case is in: the receipt to print is in front, the next person one key away.
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { ReceiptSheet } from '@shared/case/receipt';
import { ReckoningView } from '@shared/case/reckoning';
import { Page } from '@shared/ui/page';
import { useHere } from '../data/client';
import { useT } from '../texts';
import type { SubmitDone } from './counter-form';

/// The counter reads the receipt with the office's session, so its pictures come from the office's paths.
export function officeReceipt<T extends { no: number; qr: string; proof?: string }>(
  commune: number,
  receipt: T,
): T {
  const base = `/api/v1/communes/${commune}/office/cases/${receipt.no}/receipt`;
  return { ...receipt, qr: `${base}/qr.svg`, ...(receipt.proof && { proof: `${base}/proof` }) };
}

export function CounterDone({ done, onNext }: { done: SubmitDone; onNext: () => void }) {
  const t = useT().counter;
  const { commune } = useHere();
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-print]')?.focus();
  }, []);
  return (
    <Page title={t.done}>
      <div className="row no-print">
        <Button size="md" data-print leftSection={<IconPrinter size={18} />} onClick={() => window.print()}>
          {t.print}
        </Button>
        <Button size="md" variant="default" onClick={onNext}>
          {t.next}
        </Button>
        <Button size="md" variant="default" component={Link} href={`/ho-so/${done.case.no}`}>
          {t.open}
        </Button>
      </div>
      <ReceiptSheet receipt={officeReceipt(commune, done.receipt)} />
      {done.receipt.reckoning && (
        <div className="no-print">
          <ReckoningView reckoning={done.receipt.reckoning} />
        </div>
      )}
    </Page>
  );
}
