/// Where is my case, without signing in: by code and four digits, or by the receipt's QR
/// (/theo-doi?xa=17464&ma=CODE#SECRET), whose secret never reaches a server log.
import { Button, TextInput } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { data } from '@shared/api/client';
import type { CaseTracking } from '@shared/api/types';
import { StatusPill } from '@shared/case/deadline';
import { Timeline } from '@shared/case/timeline';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { Card } from '@shared/ui/card';
import { Failure } from '@shared/ui/failure';
import { Page } from '@shared/ui/page';
import { Split } from '@shared/ui/split';
import { api, useCommuneCode } from '../data/client';
import { Aside } from '../parts/aside';
import { Hands } from '../parts/hands';
import { When } from '../parts/when';
import { useT } from '../texts';

function Found({ found, onAgain }: { found: CaseTracking; onAgain: () => void }) {
  const t = useT();
  const { lang } = usePrefs();
  return (
    <Page
      width="pair"
      title={pick(found.title, lang)}
      eyebrow={
        <span className="num">
          {t.case.code} {found.code}
        </span>
      }
      lead={<StatusPill status={found.status} label={pick(found.status_label, lang)} />}
      actions={
        <Button variant="default" onClick={onAgain}>
          {t.track.again}
        </Button>
      }
    >
      <Split
        abreast
        side={
          <>
            <When deadline={found.deadline} reckoning={found.reckoning} />
            <Hands owes={found.owes} />
          </>
        }
      >
        <Card title={t.case.story}>
          <Timeline entries={[...found.timeline].reverse()} />
        </Card>
      </Split>
    </Page>
  );
}

interface Asked {
  code: string;
  phone_last4?: string;
  secret?: string;
}

export function Track() {
  const t = useT().track;
  const commune = useCommuneCode();
  const [code, setCode] = useState('');
  const [phone, setPhone] = useState('');
  const [tried, setTried] = useState(false);
  const look = useMutation({
    mutationFn: (asked: Asked) =>
      data(
        api.POST('/api/v1/communes/{commune}/track', {
          params: { path: { commune: commune ?? 0 } },
          body: asked,
        }),
      ),
  });
  const { mutate } = look;

  useEffect(() => {
    const fromCode = new URLSearchParams(window.location.search).get('ma');
    const secret = window.location.hash.slice(1);
    if (fromCode) setCode(fromCode);
    if (commune !== undefined && fromCode && secret) mutate({ code: fromCode, secret });
  }, [commune, mutate]);

  const submit = (e: FormEvent) => {
    e.preventDefault();
    setTried(true);
    if (code.trim() && /^\d{4}$/.test(phone)) look.mutate({ code: code.trim(), phone_last4: phone });
  };
  if (look.data) return <Found found={look.data} onAgain={() => look.reset()} />;
  return (
    <Page title={t.title} lead={t.lead} width="pair">
      <Split
        first={
          <Card as="div">
            <form noValidate className="stack" onSubmit={submit}>
              {look.isError && <Failure error={look.error} />}
              <TextInput
                size="md"
                label={t.code}
                description={t.codeHelp}
                value={code}
                maxLength={64}
                autoCapitalize="characters"
                spellCheck={false}
                onChange={(e) => setCode(e.currentTarget.value)}
                error={tried && !code.trim() ? t.noCode : undefined}
              />
              <TextInput
                size="md"
                label={t.phone}
                inputMode="numeric"
                maxLength={4}
                value={phone}
                onChange={(e) => setPhone(e.currentTarget.value)}
                error={tried && !/^\d{4}$/.test(phone) ? t.badPhone : undefined}
                style={{ maxWidth: '14rem' }}
              />
              <div>
                <Button type="submit" size="md" loading={look.isPending}>
                  {t.go}
                </Button>
              </div>
            </form>
          </Card>
        }
        side={
          <Aside title={t.whereCode} icon={<IconQrcode size={28} stroke={1.6} />}>
            <p>{t.whereCodeText}</p>
            <p>{t.scan}</p>
            <p className="dim">{t.lost}</p>
          </Aside>
        }
      />
    </Page>
  );
}
