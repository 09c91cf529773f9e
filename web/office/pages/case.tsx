/// One case on the desk: what to do next, big; the clock; who owes what; papers beside the form; the story.
import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { Link, useParams } from 'wouter';
import type { Applicant, CaseDetail } from '@shared/api/types';
import { DeadlineBar, StatusPill } from '@shared/case/deadline';
import { Fees } from '@shared/case/fees';
import { OwesList } from '@shared/case/owes';
import { ReckoningView } from '@shared/case/reckoning';
import { Timeline } from '@shared/case/timeline';
import { AnswersView } from '@shared/form/answers';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { day, moment } from '@shared/lib/time';
import { Card, Facts } from '@shared/ui/card';
import { Loaded } from '@shared/ui/loaded';
import { Notice } from '@shared/ui/notice';
import { Page } from '@shared/ui/page';
import { useCase } from '../data/cases';
import { useHere } from '../data/client';
import { Actions } from '../parts/actions';
import { useT } from '../texts';
import css from './case.module.css';

export function OfficeFile({ file }: { file: { id: string; name: string } }) {
  const { commune } = useHere();
  return (
    <a href={`/api/v1/communes/${commune}/office/files/${file.id}`} download={file.name} className={css.file}>
      <IconDownload size={16} aria-hidden /> {file.name}
    </a>
  );
}

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

function Papers({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  const { lang } = usePrefs();
  return (
    <ul role="list" className={css.papers}>
      {detail.papers.map((p) => (
        <li key={p.document} data-form={p.form} data-required={p.required || undefined}>
          <span>
            {pick(p.name, lang)}
            {p.required && <span className="small dim"> ({t.required})</span>}
          </span>
          <strong className="small">{t.paper[p.form]}</strong>
          {p.files.length > 0 && (
            <span className={css.files}>
              {p.files.map((f) => (
                <OfficeFile key={f.id} file={f} />
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
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

function Desk({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  const { lang } = usePrefs();
  const c = detail.case;
  return (
    <Page
      key={c.no}
      width="wide"
      title={pick(c.title, lang)}
      eyebrow={
        <span className="num">
          {t.code} {c.code}
        </span>
      }
      lead={
        <span className="row">
          <StatusPill status={c.status} label={pick(c.status_label, lang)} />{' '}
          <span>
            {t.received(moment(c.received_at, lang))}
            {c.channel && ` · ${t.channel[c.channel]}`}
          </span>
        </span>
      }
    >
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
          <Prints detail={detail} />
        </div>
        <div className={css.body}>
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
          <div className={css.pair}>
            <Card title={t.papers}>
              <Papers detail={detail} />
            </Card>
            <div className="stack">
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
                  <Fees fees={detail.fees} code={c.code} />
                </Card>
              )}
            </div>
          </div>
          <Card title={t.answers}>
            <AnswersView form={detail.form} answers={detail.answers} hideEmpty />
          </Card>
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
              <Button component={Link} href={`/ho-so/${c.no}/nhat-ky`} variant="default" size="compact-sm">
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
        </div>
      </div>
    </Page>
  );
}

export function CasePage() {
  const query = useCase(Number(useParams().no));
  return <Loaded query={query}>{(detail) => <Desk detail={detail} />}</Loaded>;
}
