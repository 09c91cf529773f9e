import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { Link, useParams } from 'wouter';
import { ReceiptSheet } from '@shared/case/receipt';
import { ReckoningView } from '@shared/case/reckoning';
import { common } from '@shared/i18n/common';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { useReceipt } from '../data/cases';
import { useT } from '../texts';

/// The receipt with its QR, to print, and the proof to hand over.
export function CaseReceipt() {
  const no = Number(useParams().no);
  const t = useT();
  const words = common.use();
  const query = useReceipt(no);
  return (
    <Page
      title={t.case.receipt}
      actions={
        <Button component={Link} href={`/ho-so/${no}`} variant="default">
          {t.counter.open}
        </Button>
      }
    >
      <Loaded query={query}>
        {(receipt) => (
          <>
            <div className="row no-print">
              <Button leftSection={<IconPrinter size={18} />} onClick={() => window.print()}>
                {words.print}
              </Button>
              {receipt.proof_ready && receipt.proof && (
                <Button
                  component="a"
                  variant="default"
                  href={receipt.proof}
                  download={`${receipt.code}.tlog-proof`}
                  leftSection={<IconDownload size={18} />}
                >
                  {receipt.code}.tlog-proof
                </Button>
              )}
            </div>
            <ReceiptSheet receipt={receipt} />
            {receipt.reckoning && (
              <div className="no-print">
                <ReckoningView reckoning={receipt.reckoning} />
              </div>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
