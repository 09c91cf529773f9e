/// What is finished here and not yet with the office, each with the truth about it.
import { Button } from '@mantine/core';
import { IconMailbox } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { usePrefs } from '@shared/lib/prefs';
import { keep } from '@shared/lib/store';
import { moment } from '@shared/lib/time';
import { Empty } from '@shared/ui/empty';
import { Notice, type Tone } from '@shared/ui/notice';
import { Page } from '@shared/ui/page';
import { draftKey } from '../data/draft-store';
import { flush, takeBack } from '../outbox/send';
import { useOutbox, type Queued, type QueueState } from '../outbox/store';
import { useT } from '../texts';

const tones: Record<QueueState, Tone> = {
  waiting: 'soon',
  sending: 'wait',
  signin: 'soon',
  refused: 'late',
  sent: 'ok',
};

function Entry({ entry }: { entry: Queued }) {
  const t = useT().outbox;
  const { lang } = usePrefs();
  const [, go] = useLocation();
  const open = () => {
    keep(draftKey(entry.commune, entry.procedure), entry.draft);
    takeBack(entry);
    go(`/thu-tuc/${entry.procedure}/nop`);
  };
  return (
    <section className="stack tight" aria-label={entry.title}>
      <h2>{entry.title}</h2>
      <Notice tone={tones[entry.state]} title={t[entry.state]} alert={entry.state === 'refused'}>
        {entry.state === 'waiting' && <p>{t.waitingHelp}</p>}
        {entry.state === 'refused' && <p>{entry.said}</p>}
        {entry.code && <p>{t.sentCode(entry.code)}</p>}
        <p className="small dim">{t.queuedAt(moment(entry.queuedAt, lang))}</p>
      </Notice>
      <div className="row">
        {entry.state === 'sent' && (
          <Button
            component={Link}
            href={`/ho-so/${entry.no}/giay-tiep-nhan?moi=1`}
            onClick={() => takeBack(entry)}
          >
            {t.receipt}
          </Button>
        )}
        {entry.state === 'waiting' && <Button onClick={() => void flush()}>{t.retry}</Button>}
        {entry.state === 'signin' && (
          <Button component={Link} href="/dang-nhap?ve=/cho-gui">
            {t.signinGo}
          </Button>
        )}
        {(entry.state === 'waiting' || entry.state === 'signin' || entry.state === 'refused') && (
          <Button variant="default" onClick={open}>
            {t.edit}
          </Button>
        )}
      </div>
    </section>
  );
}

export function Waiting() {
  const t = useT().outbox;
  const list = useOutbox();
  const [, go] = useLocation();
  const only = list.length === 1 ? list[0] : undefined;
  useEffect(() => {
    if (only?.state !== 'sent') return;
    takeBack(only);
    go(`/ho-so/${only.no}/giay-tiep-nhan?moi=1`, { replace: true });
  }, [only, go]);
  return (
    <Page title={t.title} lead={list.length > 0 ? t.lead : undefined}>
      {list.length === 0 && (
        <Empty icon={<IconMailbox size={40} />} title={t.none}>
          {t.noneHelp}
        </Empty>
      )}
      {list.map((entry) => (
        <Entry key={entry.key} entry={entry} />
      ))}
    </Page>
  );
}
