/// The receipt to keep: code, due time with its reckoning, QR, and the proof that the case is in the journal.
import { Button } from '@mantine/core';
import { IconDownload, IconPhotoDown, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams, useSearch } from 'wouter';
import type { Receipt } from '@shared/api/types';
import { ReceiptSheet } from '@shared/case/receipt';
import { ReckoningView } from '@shared/case/reckoning';
import { pick } from '@shared/i18n';
import { receiptTexts } from '@shared/i18n/receipt';
import { usePrefs } from '@shared/lib/prefs';
import { moment } from '@shared/lib/time';
import { Card } from '@shared/ui/card';
import { Loaded } from '@shared/ui/loaded';
import { Notice } from '@shared/ui/notice';
import { Page } from '@shared/ui/page';
import { Split } from '@shared/ui/split';
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

function SavePicture({ receipt }: { receipt: Receipt }) {
  const t = useT().receipt;
  const words = receiptTexts.use();
  const { lang } = usePrefs();
  const [failed, setFailed] = useState(false);
  const draw = async () => {
    const { receiptPicture, save } = await import('../parts/receipt-picture');
    const lines = [
      { term: words.code, value: receipt.code },
      { term: words.procedure, value: pick(receipt.title, lang) },
      { term: words.applicant, value: receipt.applicant },
      { term: words.submitted, value: moment(receipt.submitted_at, lang) },
      ...(receipt.due ? [{ term: words.due, value: moment(receipt.due, lang) }] : []),
    ];
    save(
      await receiptPicture(receipt.commune.name, words.title, lines, receipt.qr, words.scan),
      `${receipt.code}.png`,
    );
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPhotoDown size={18} aria-hidden />}
        onClick={() =>
          void draw().then(
            () => setFailed(false),
            () => setFailed(true),
          )
        }
      >
        {t.savePicture}
      </Button>
      {failed && (
        <Notice tone="late" alert>
          {t.pictureFailed}
        </Notice>
      )}
    </>
  );
}

export function ReceiptPage() {
  const no = Number(useParams().no);
  const t = useT().receipt;
  const { mine } = useT().nav;
  const isNew = new URLSearchParams(useSearch()).has('moi');
  const query = useMyReceipt(no);
  return (
    <SignedIn title={t.title}>
      <Loaded page query={query} back={<Link href="/ho-so">{mine}</Link>}>
        {(receipt) => (
          <Page
            title={isNew ? t.sentTitle : t.title}
            lead={isNew ? t.sentLead : undefined}
            hideTitle={!isNew}
            width="pair"
            actions={
              <Button component={Link} href={`/ho-so/${no}`}>
                {t.toCase}
              </Button>
            }
          >
            <Split
              first={
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
                      <SavePicture receipt={receipt} />
                      {!isNew && (
                        <Button component={Link} href={`/ho-so/${no}`}>
                          {t.toCase}
                        </Button>
                      )}
                    </div>
                  }
                />
              }
              side={
                <div className="stack no-print">
                  {receipt.reckoning && <ReckoningView reckoning={receipt.reckoning} open />}
                  <ProofCard receipt={receipt} />
                </div>
              }
            />
          </Page>
        )}
      </Loaded>
    </SignedIn>
  );
}
