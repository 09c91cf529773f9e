/// Accounts: who works here, in which unit, with which roles; a new account is handed over by a one-time link.
import { Button, TextInput } from '@mantine/core';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { StaffAccount, Unit } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { fold } from '@shared/lib/fold';
import { usePrefs } from '@shared/lib/prefs';
import { moment } from '@shared/lib/time';
import { Bones } from '@shared/ui/bones';
import { Dialog } from '@shared/ui/dialog';
import { Empty } from '@shared/ui/empty';
import { Loaded } from '@shared/ui/loaded';
import { Notice } from '@shared/ui/notice';
import { Page } from '@shared/ui/page';
import { usePlace } from '../data/client';
import { useRefreshStaff, useStaff, type Invitation } from '../data/staff';
import { StaffForm } from '../parts/staff-form';
import { StaffRow } from '../parts/staff-row';
import { useT } from '../texts';
import css from './staff.module.css';

function LinkDialog({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const t = useT().staff;
  const words = common.use();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(invitation.link).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <Dialog open onClose={onClose} title={t.linkTitle}>
      <p>{t.linkText(invitation.account.name, moment(invitation.expires_at))}</p>
      <pre className={css.link} tabIndex={0}>
        {invitation.link}
      </pre>
      <div className="row">
        <Button onClick={copy}>{words.copy}</Button>
        <span role="status">{copied && words.copied}</span>
      </div>
    </Dialog>
  );
}

/// Under their units, in the order of the commune's own list; who has none comes last.
function byUnit(accounts: readonly StaffAccount[], units: readonly Unit[]) {
  const order = units.map((u) => u.id);
  const ids = [...new Set(accounts.map((a) => a.unit))];
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return ids
    .sort((a, b) => rank(a) - rank(b))
    .map((id) => ({
      id,
      name: units.find((u) => u.id === id)?.name,
      accounts: accounts.filter((a) => a.unit === id),
    }));
}

export function StaffPage() {
  const t = useT().staff;
  const { lang } = usePrefs();
  const refresh = useRefreshStaff();
  const [open, setOpen] = useState<StaffAccount | 'new' | null>(null);
  const [link, setLink] = useState<Invitation | null>(null);
  const [saved, setSaved] = useState(false);
  const [typed, setTyped] = useState('');
  const staff = useStaff();
  const place = usePlace();
  const done = (invitation?: Invitation) => {
    setOpen(null);
    refresh();
    setSaved(true);
    if (invitation) setLink(invitation);
  };
  const wanted = fold(typed.trim());
  const shown = (staff.data ?? []).filter((a) =>
    fold([a.name, a.login, a.title ?? ''].join(' ')).includes(wanted),
  );
  return (
    <Page
      title={t.title}
      lead={t.lead}
      width="wide"
      actions={
        <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setOpen('new')}>
          {t.create}
        </Button>
      }
    >
      <TextInput
        size="md"
        aria-label={t.find}
        placeholder={t.find}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        onChange={(e) => setTyped(e.currentTarget.value)}
      />
      <div role="status" className={css.said}>
        {saved && <Notice tone="ok">{common.now().form.savedServer}</Notice>}
      </div>
      <Loaded query={staff} bones={<Bones lines={6} height={66} gap={8} />}>
        {(all) => (
          <>
            {shown.length === 0 && <Empty title={t.noMatch} />}
            {(place.isPending ? [] : byUnit(shown, place.data?.units ?? [])).map((unit) => (
              <section key={unit.id} className="stack tight" aria-labelledby={`don-vi-${unit.id}`}>
                <h2 id={`don-vi-${unit.id}`} className={css.unit}>
                  {pick(unit.name, lang) || t.noUnit}{' '}
                  <span className={css.count}>{unit.accounts.length}</span>
                </h2>
                <ul role="list" className="stack tight">
                  {unit.accounts.map((a) => (
                    <StaffRow key={a.id} account={a} onEdit={() => setOpen(a)} onLink={setLink} />
                  ))}
                </ul>
              </section>
            ))}
            <p className="visually-hidden" role="status">
              {typed && t.found(shown.length, all.length)}
            </p>
          </>
        )}
      </Loaded>
      {open && (
        <StaffForm {...(open !== 'new' && { account: open })} onDone={done} onClose={() => setOpen(null)} />
      )}
      {link && (
        <LinkDialog
          invitation={link}
          onClose={() => {
            setLink(null);
            refresh();
          }}
        />
      )}
    </Page>
  );
}
