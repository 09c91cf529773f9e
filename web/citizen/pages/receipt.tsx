/// The receipt to keep: code, due time with its reckoning, QR, and the proof that the case is in the journal.
import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { Link, useParams, useSearch } from 'wouter';
import type { Receipt } from '@shared/api/types';
import { ReceiptSheet } from '@shared/case/receipt';
import { ReckoningView } from '@shared/case/reckoning';
import { Card } from '@shared/ui/card';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { useMyReceipt } from '../data/cases';
import { SignedIn } from '../parts/signed-in';
import { useT } from '../texts';

export function ProofCard({ receipt }: { receipt: Receipt }) {
  const t = useT().receipt;
  const file = `${receipt.code}.tlog-proof`;
  return (
    <Card title={t.proof}>
      <p>{t.proofText}</p>
      <div aria-live="polite">
        {receipt.proof_ready && receipt.proof ? (
          <Button
            component="a"
            href={receipt.proof}
            download={file}
            variant="default"
            leftSection={<IconDownload size={18} />}
          >
            {t.proofDownload}
          </Button>
        ) : (
          <p className="dim">{t.proofWait}</p>
        )}
      </div>
      <details>
        <summary>{t.verify}</summary>
        <p className="small">{t.verifyText}</p>
        <pre className="mono" style={{ overflowX: 'auto' }} tabIndex={0}>
          thongsuot-verify receipt {file} --key {t.verifyKey}
        </pre>
        <p className="small">
          <Link href="/nhat-ky">{t.verifyKeyWhere}</Link>
        </p>
      </details>
    </Card>
  );
}

export function ReceiptPage() {
  const no = Number(useParams().no);
  const t = useT().receipt;
  const isNew = new URLSearchParams(useSearch()).has('moi');
  const query = useMyReceipt(no);
  return (
    <SignedIn title={t.title}>
      <Loaded page query={query}>
        {(receipt) => (
          <Page
            title={isNew ? t.sentTitle : t.title}
            lead={isNew ? t.sentLead : undefined}
            hideTitle={!isNew}
            actions={
              <Button component={Link} href={`/ho-so/${no}`}>
                {t.toCase}
              </Button>
            }
          >
            <ReceiptSheet
              receipt={receipt}
              actions={
                <div className="row no-print">
                  <Button
                    variant="default"
                    leftSection={<IconPrinter size={18} />}
                    onClick={() => window.print()}
                  >
                    {t.print}
                  </Button>
                  {!isNew && (
                    <Button component={Link} href={`/ho-so/${no}`}>
                      {t.toCase}
                    </Button>
                  )}
                </div>
              }
            />
            <div className="stack no-print">
              {receipt.reckoning && <ReckoningView reckoning={receipt.reckoning} open />}
              <ProofCard receipt={receipt} />
            </div>
          </Page>
        )}
      </Loaded>
    </SignedIn>
  );
}
