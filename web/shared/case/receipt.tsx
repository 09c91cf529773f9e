/// The receipt, for the screen and for an A5 sheet. The QR is the server's picture; nothing here is computed.
import type { ReactNode } from 'react';
import type { Receipt } from '../api/types';
import { pick } from '../i18n';
import { receiptTexts } from '../i18n/receipt';
import { usePrefs } from '../lib/prefs';
import { moment } from '../lib/time';
import { Facts } from '../ui/card';
import { Fees } from './fees';
import css from './receipt.module.css';

export function ReceiptSheet({ receipt, actions }: { receipt: Receipt; actions?: ReactNode }) {
  const t = receiptTexts.use();
  const { lang } = usePrefs();
  const given = receipt.papers.filter((p) => p.form !== 'missing');
  return (
    <article className={css.sheet} aria-label={t.title}>
      <div className={css.printHead}>
        <div>
          <strong>{receipt.commune.name}</strong>
          <br />
          {t.office}
        </div>
        <div>
          <strong>{t.nation}</strong>
          <br />
          {t.motto}
        </div>
      </div>
      <h2 className={css.title}>{t.title}</h2>
      <div className={css.top}>
        <div className="stack tight">
          <span className="small dim">{t.code}</span>
          <strong className={css.code}>{receipt.code}</strong>
          {receipt.due && (
            <>
              <span className="small dim">{t.due}</span>
              <strong className={css.due}>{moment(receipt.due, lang)}</strong>
            </>
          )}
          {!receipt.accepted && <p>{t.notAccepted}</p>}
        </div>
        <figure className={css.qr}>
          <img src={receipt.qr} alt={t.qr} width={148} height={148} />
          <figcaption className="small dim">{t.scan}</figcaption>
        </figure>
      </div>
      <Facts
        columns
        items={[
          { term: t.procedure, value: pick(receipt.title, lang) },
          { term: t.applicant, value: receipt.applicant },
          { term: t.submitted, value: moment(receipt.submitted_at, lang) },
          receipt.accepted_at ? { term: t.accepted, value: moment(receipt.accepted_at, lang) } : null,
          receipt.received_by ? { term: t.receivedBy, value: receipt.received_by } : null,
          receipt.result_by ? { term: t.resultBy, value: t.ways[receipt.result_by] } : null,
          given.length > 0
            ? {
                term: t.papers,
                value: (
                  <ol className={css.papers}>
                    {given.map((p) => (
                      <li key={p.document}>
                        {pick(p.name, lang)} <span className="dim">– {t.paper[p.form]}</span>
                      </li>
                    ))}
                  </ol>
                ),
              }
            : null,
          { term: t.fees, value: <Fees fees={receipt.fees} code={receipt.code} /> },
        ]}
      />
      <div className={css.signs}>
        <div>{t.signApplicant}</div>
        <div>
          {t.signOfficer}
          <br />
          <br />
          <br />
          {receipt.received_by}
        </div>
      </div>
      {receipt.leaf && (
        <p className={css.leaf}>
          {t.seq} {receipt.seq} · <code>{receipt.leaf}</code>
        </p>
      )}
      {actions}
    </article>
  );
}
