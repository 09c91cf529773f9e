/// A case on the desk: what to do next, big; the clock and its reckoning; who owes what; papers beside the
/// form; the story. The same as a page and beside the inbox: it lays itself out by the room it has.
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Applicant, CaseDetail } from '@shared/api/types';
import { DeadlineBar, StatusPill } from '@shared/case/deadline';
import { Fees } from '@shared/case/fees';
import { OwesList } from '@shared/case/owes';
import { ReckoningView } from '@shared/case/reckoning';
import { Timeline } from '@shared/case/timeline';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { day, moment } from '@shared/lib/time';
import { Card, Facts } from '@shared/ui/card';
import { Notice } from '@shared/ui/notice';
import { useT } from '../texts';
import { Actions } from './actions';
import { CasePapers, OfficeFile } from './case-papers';
import css from './case-desk.module.css';

function Person({ person }: { person: Applicant }) {
  const t = useT().case;
  return (
    <Facts
      columns
      items={[
        { term: t.name, value: <strong>{person.name}</strong> },
        { term: t.phone, value: person.phone ? <a href={`tel:${person.phone}`}>{person.phone}</a> : '' },
        { term: t.id, value: person.id_number ?? '' },
        { term: t.address, value: person.address ?? '' },
        { term: t.email, value: person.email ?? '' },
      ]}
    />
  );
}

const formsOf = (detail: CaseDetail): Array<keyof ReturnType<typeof useT>['case']['forms']> => {
  const types = new Set(detail.timeline.map((e) => e.type));
  return [
    'giay-tiep-nhan',
    ...(types.has('case.supplement_requested') ? ['phieu-bo-sung' as const] : []),
    ...(detail.case.status === 'refused' ? ['phieu-tu-choi' as const] : []),
    ...(detail.case.deadline.reappointed ? ['phieu-xin-loi' as const] : []),
    ...(detail.case.status === 'stopped' ? ['thong-bao-dung' as const] : []),
    'phieu-kiem-soat',
    ...(detail.result ? ['bien-nhan-ket-qua' as const] : []),
  ];
};

function Prints({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  return (
    <Card title={t.print}>
      <ul role="list" className="stack tight">
        <li>
          <Link href={`/ho-so/${detail.case.no}/giay-tiep-nhan`}>
            <IconPrinter size={16} aria-hidden /> {t.receipt} (QR)
          </Link>
        </li>
        {formsOf(detail).map((form) => (
          <li key={form}>
            <Link href={`/ho-so/${detail.case.no}/in/${form}`}>
              <IconPrinter size={16} aria-hidden /> {t.forms[form]}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function CaseLead({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  const { lang } = usePrefs();
  const c = detail.case;
  return (
    <span className="row">
      <StatusPill status={c.status} label={pick(c.status_label, lang)} />{' '}
      <span>
        {t.received(moment(c.received_at, lang))}
        {c.channel && ` · ${t.channel[c.channel]}`}
      </span>
    </span>
  );
}

/// What stands out before anything else is read.
function News({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  const { lang } = usePrefs();
  return (
    <>
      {detail.supplement && (
        <Notice tone="wait" title={t.supplement}>
          <p>{detail.supplement.reason}</p>
        </Notice>
      )}
      {detail.result && (
        <Notice
          tone="ok"
          title={`${t.result}: ${pick(detail.result.name, lang)}`}
          actions={detail.result.files.map((f) => (
            <OfficeFile key={f.id} file={f} />
          ))}
        >
          <p>{[detail.result.number, day(detail.result.issued_at)].filter(Boolean).join(' · ')}</p>
        </Notice>
      )}
      {detail.rating && (
        <Notice tone="info">
          {t.rating(detail.rating.score)} {detail.rating.comment}
        </Notice>
      )}
    </>
  );
}

function People({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  return (
    <div className={css.people}>
      <Card title={t.applicant}>
        <Person person={detail.applicant} />
      </Card>
      {detail.on_behalf_of && (
        <Card title={t.behalf}>
          <Person person={detail.on_behalf_of} />
        </Card>
      )}
      {detail.fees && detail.fees.length > 0 && (
        <Card title={t.fees}>
          <Fees fees={detail.fees} code={detail.case.code} />
        </Card>
      )}
    </div>
  );
}

function Story({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  const { lang } = usePrefs();
  return (
    <>
      {detail.links && detail.links.length > 0 && (
        <Card title={t.links}>
          <ul>
            {detail.links.map((l) => (
              <li key={l.no}>
                <Link href={`/ho-so/${l.no}`}>{l.code ?? l.no}</Link> {pick(l.title, lang)}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card
        title={t.timeline}
        aside={
          <Button
            component={Link}
            href={`/ho-so/${detail.case.no}/nhat-ky`}
            variant="default"
            size="compact-sm"
          >
            {t.journal}
          </Button>
        }
      >
        <Timeline
          entries={[...detail.timeline].reverse()}
          fileLink={(f) => <OfficeFile file={f} />}
          showSeq
        />
      </Card>
    </>
  );
}

export function CaseDesk({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  const c = detail.case;
  return (
    <div className={css.desk}>
      <div className={css.columns}>
        <div className={css.side}>
          <Actions detail={detail} />
          {c.deadline.state !== 'none' && (
            <Card title={t.deadline}>
              <DeadlineBar deadline={c.deadline} />
              {detail.reckoning && <ReckoningView reckoning={detail.reckoning} />}
            </Card>
          )}
          {detail.owes.length > 0 && (
            <Card title={t.owes}>
              <OwesList owes={detail.owes} />
            </Card>
          )}
        </div>
        <div className={css.body}>
          <News detail={detail} />
          <CasePapers detail={detail} />
          <People detail={detail} />
          <Story detail={detail} />
        </div>
        <div className={css.prints}>
          <Prints detail={detail} />
        </div>
      </div>
    </div>
  );
}
