/// A case as a story: where it is, what happens next, by when and why that date; and what I can do about it.
import { Button } from '@mantine/core';
import { IconDownload, IconReceipt } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { Link, useParams } from 'wouter';
import type { CaseDetail, FileRef } from '@shared/api/types';
import { StatusPill } from '@shared/case/deadline';
import { Fees } from '@shared/case/fees';
import { Timeline } from '@shared/case/timeline';
import { AnswersView } from '@shared/form/answers';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { day } from '@shared/lib/time';
import { Card } from '@shared/ui/card';
import { Loaded } from '@shared/ui/loaded';
import { Notice } from '@shared/ui/notice';
import { Page } from '@shared/ui/page';
import { Split } from '@shared/ui/split';
import { useCommuneCode } from '../data/client';
import { useMyCase } from '../data/cases';
import { Hands } from '../parts/hands';
import { Path } from '../parts/path';
import { Rate } from '../parts/rate';
import { ReadAloud } from '../parts/read-aloud';
import { SignedIn } from '../parts/signed-in';
import { Supplement } from '../parts/supplement';
import { When } from '../parts/when';
import { Withdraw } from '../parts/withdraw';
import { useT } from '../texts';
import css from './case.module.css';

/// Closed without having gone its whole way: there is no path to show.
const ended = new Set(['refused', 'withdrawn', 'stopped']);

function FileLink({ file }: { file: Pick<FileRef, 'id' | 'name'> }) {
  const commune = useCommuneCode();
  const t = useT().case;
  return (
    <Button
      component="a"
      href={`/api/v1/communes/${commune}/my/files/${file.id}`}
      download={file.name}
      className={css.file}
      variant="default"
      size="sm"
      leftSection={<IconDownload size={18} />}
    >
      {t.downloadFile(file.name)}
    </Button>
  );
}

function Result({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  const { lang } = usePrefs();
  const result = detail.result;
  if (!result) return null;
  return (
    <Notice
      tone="ok"
      title={`${t.resultReady}: ${pick(result.name, lang)}`}
      actions={result.files.map((f) => (
        <FileLink key={f.id} file={f} />
      ))}
    >
      <p>
        {[result.number && t.resultNumber(result.number), result.issued_at && day(result.issued_at)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {detail.case.status === 'ready' && <p>{t.counter}</p>}
    </Notice>
  );
}

function Papers({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  const { lang } = usePrefs();
  return (
    <ul role="list" className="stack">
      {detail.papers
        .filter((p) => p.form !== 'missing')
        .map((p) => (
          <li key={p.document}>
            {pick(p.name, lang)} <span className="dim small">– {t.paper[p.form]}</span>
            <div className={`row ${css.files}`}>
              {p.files.map((f) => (
                <FileLink key={f.id} file={f} />
              ))}
            </div>
          </li>
        ))}
    </ul>
  );
}

function Story({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  const { lang } = usePrefs();
  const c = detail.case;
  const can = (verb: string) => detail.actions.find((a) => a.verb === verb && !a.why_not);
  const [supplemented, setSupplemented] = useState(false);
  // What lies below the first screen is drawn after it, in portions: a slow phone shows the answer first.
  const whole = useDeferredValue(true, false);
  /// What the person should see or do before anything else.
  const urgent = [
    supplemented && (
      <Notice key="sent" tone="ok" alert>
        {t.supplementSent}
      </Notice>
    ),
    detail.supplement && can('supplement') && (
      <Supplement key="supplement" detail={detail} onSent={() => setSupplemented(true)} />
    ),
    detail.result && <Result key="result" detail={detail} />,
    can('rate') && !detail.rating && <Rate key="rate" no={c.no} />,
    detail.rating && (
      <p key="rated" className="dim">
        {t.rated(detail.rating.score)}
      </p>
    ),
  ].filter(Boolean);
  return (
    <Page
      key={c.no}
      width="pair"
      title={pick(c.title, lang)}
      eyebrow={
        <span className="num">
          {t.code} {c.code}
        </span>
      }
      lead={<StatusPill status={c.status} label={pick(c.status_label, lang)} />}
      actions={
        <Button
          component={Link}
          href={`/ho-so/${c.no}/giay-tiep-nhan`}
          variant="default"
          leftSection={<IconReceipt size={20} />}
        >
          {t.receipt}
        </Button>
      }
    >
      <Split
        abreast
        first={urgent.length > 0 && urgent}
        side={
          <>
            <When deadline={c.deadline} reckoning={detail.reckoning} />
            <Hands owes={detail.owes} />
            <ReadAloud />
          </>
        }
      >
        {c.kind === 'procedure' && !ended.has(c.status) && (
          <Card title={t.path}>
            <Path c={c} />
          </Card>
        )}
        {whole && (
          <Card title={t.story}>
            <Timeline entries={[...detail.timeline].reverse()} fileLink={(f) => <FileLink file={f} />} />
          </Card>
        )}
        {whole && detail.fees && (
          <Card title={t.fees}>
            <Fees fees={detail.fees} code={c.code} />
          </Card>
        )}
        {whole && (
          <>
            <Card title={t.papers}>
              <Papers detail={detail} />
            </Card>
            <Card title={t.answers}>
              <AnswersView form={detail.form} answers={detail.answers} hideEmpty />
            </Card>
          </>
        )}
        {whole && can('withdraw') && <Withdraw no={c.no} />}
      </Split>
    </Page>
  );
}

export function CasePage() {
  const no = Number(useParams().no);
  const t = useT();
  const query = useMyCase(no);
  return (
    <SignedIn title={t.nav.mine}>
      <Loaded page portions query={query} back={<Link href="/ho-so">{t.nav.mine}</Link>}>
        {(detail) => <Story detail={detail} />}
      </Loaded>
    </SignedIn>
  );
}
