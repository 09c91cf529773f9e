/// Sent: its code, with whom it waits, when it is due and why.
import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { SubmitResult } from '@shared/api/types';
import { ReckoningView } from '@shared/case/reckoning';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { moment } from '@shared/lib/time';
import { Card, Facts } from '@shared/ui/card';
import { Page } from '@shared/ui/page';
import { useInternal } from '../texts';

export function WorkDone({ done }: { done: SubmitResult }) {
  const t = useInternal();
  const { lang } = usePrefs();
  const open = useRef<HTMLAnchorElement>(null);
  useEffect(() => open.current?.focus(), []);
  const { case: c, receipt } = done;
  return (
    <Page title={t.done} lead={pick(c.title, lang)}>
      <Card as="div">
        <Facts
          items={[
            { term: t.code, value: <span className="num">{c.code}</span> },
            { term: t.holder, value: [pick(c.step, lang), c.owner?.name].filter(Boolean).join(' · ') },
            !!c.deadline.due && { term: t.doneDue, value: moment(c.deadline.due, lang) },
          ]}
        />
        {receipt.reckoning && <ReckoningView reckoning={receipt.reckoning} />}
      </Card>
      <div className="row">
        <Button
          component={Link}
          href={`/ho-so/${c.no}`}
          ref={open}
          size="md"
          leftSection={<IconFolderOpen size={18} aria-hidden />}
        >
          {t.open}
        </Button>
        <Button component={Link} href="/viec-noi-bo" size="md" variant="default">
          {t.next}
        </Button>
      </div>
    </Page>
  );
}
