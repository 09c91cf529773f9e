/// Accounts: who works here, in which unit, with which roles; a new account is handed over by a one-time
/// link.
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { data, newKey } from '@shared/api/client';
import type { components } from '@shared/api/schema';
import type { Role, StaffAccount } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { moment } from '@shared/lib/time';
import { Dialog } from '@shared/ui/dialog';
import { Failure } from '@shared/ui/failure';
import { Loaded } from '@shared/ui/loaded';
import { Notice } from '@shared/ui/notice';
import { Page } from '@shared/ui/page';
import { api, csrf, sent, useHere, usePlace } from '../data/client';
import { useT } from '../texts';
import css from './staff.module.css';

type Invitation = components['schemas']['Invitation'];
const roles: readonly Role[] = [
  'reception',
  'officer',
  'head',
  'leader',
  'clerk',
  'coordinator',
  'front',
  'admin',
];

function useRefresh() {
  const cache = useQueryClient();
  return () => void cache.invalidateQueries({ queryKey: ['o', 'staff'] });
}

function useFields() {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'fields', commune],
    staleTime: Infinity,
    queryFn: async () =>
      (await data(api.GET('/api/v1/communes/{commune}/fields', { params: { path: { commune } } }))).items,
  });
}

interface FormProps {
  account?: StaffAccount;
  onDone: (invitation?: Invitation) => void;
}

function AccountForm({ account, onDone }: FormProps) {
  const t = useT().staff;
  const words = common.use();
  const { lang } = usePrefs();
  const { commune } = useHere();
  const units = usePlace().data?.units ?? [];
  const works = useFields().data ?? [];
  const [fields, setFields] = useState({
    login: account?.login ?? '',
    name: account?.name ?? '',
    title: account?.title ?? '',
    unit: account?.unit ?? '',
    roles: account?.roles ?? ([] as Role[]),
    works: account?.fields ?? ([] as string[]),
  });
  const [missing, setMissing] = useState(false);
  const [key] = useState(newKey);
  const save = useMutation({
    mutationFn: async (): Promise<Invitation | undefined> => {
      const body = {
        name: fields.name.trim(),
        roles: fields.roles,
        fields: fields.works,
        unit: fields.unit || units[0]?.id || '',
        ...(fields.title.trim() && { title: fields.title.trim() }),
      };
      if (!account) {
        return data(
          api.POST('/api/v1/communes/{commune}/office/admin/staff', {
            params: { path: { commune }, header: sent(key) },
            body: { login: fields.login.trim(), ...body },
          }),
        );
      }
      const path = { commune, staff: account.id };
      const now = await api.GET('/api/v1/communes/{commune}/office/admin/staff/{staff}', {
        params: { path },
      });
      await api.PATCH('/api/v1/communes/{commune}/office/admin/staff/{staff}', {
        params: { path, header: { ...csrf(), 'If-Match': now.response.headers.get('ETag') ?? '*' } },
        body,
      });
      return undefined;
    },
    onSuccess: onDone,
  });
  const submit = (e: FormEvent) => {
    e.preventDefault();
    setMissing(fields.roles.length === 0);
    if (fields.roles.length > 0) save.mutate();
  };
  const set = (name: 'login' | 'name' | 'title' | 'unit') => (e: { currentTarget: { value: string } }) => {
    const { value } = e.currentTarget;
    setFields((f) => ({ ...f, [name]: value }));
  };
  return (
    <form className="stack" onSubmit={submit}>
      {!account && (
        <TextInput
          size="md"
          label={t.login}
          description={t.loginHelp}
          required
          withAsterisk={false}
          pattern="[a-z0-9][a-z0-9._\-]{1,59}"
          value={fields.login}
          onChange={set('login')}
          autoFocus
        />
      )}
      <TextInput
        size="md"
        label={t.name}
        required
        withAsterisk={false}
        value={fields.name}
        onChange={set('name')}
      />
      <TextInput size="md" label={t.post} value={fields.title} onChange={set('title')} />
      <NativeSelect
        size="md"
        label={t.unit}
        value={fields.unit}
        data={units.map((u) => ({ value: u.id, label: pick(u.name, lang) }))}
        onChange={set('unit')}
      />
      <Checkbox.Group
        label={t.roles}
        size="md"
        value={fields.roles}
        error={missing ? t.rolesMissing : undefined}
        onChange={(v) => setFields((f) => ({ ...f, roles: v as Role[] }))}
      >
        <div className="cards" style={{ '--card': '11rem', paddingTop: 8 } as React.CSSProperties}>
          {roles.map((r) => (
            <Checkbox key={r} value={r} label={t.roleNames[r]} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox.Group
        label={t.fields}
        description={t.fieldsHelp}
        size="md"
        value={fields.works}
        onChange={(v) => setFields((f) => ({ ...f, works: v }))}
      >
        <div className="cards" style={{ '--card': '11rem', paddingTop: 8 } as React.CSSProperties}>
          {works.map((w) => (
            <Checkbox key={w.id} value={w.id} label={pick(w.name, lang)} />
          ))}
        </div>
      </Checkbox.Group>
      {save.isError && <Failure error={save.error} />}
      <div>
        <Button type="submit" size="md" loading={save.isPending}>
          {account ? words.save : t.create}
        </Button>
      </div>
    </form>
  );
}

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

function AccountRow({
  account,
  onEdit,
  onLink,
}: {
  account: StaffAccount;
  onEdit: () => void;
  onLink: (i: Invitation) => void;
}) {
  const t = useT().staff;
  const { lang } = usePrefs();
  const { commune } = useHere();
  const refresh = useRefresh();
  const unit = usePlace().data?.units.find((u) => u.id === account.unit);
  const path = { commune, staff: account.id };
  const link = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/communes/{commune}/office/admin/staff/{staff}/invitation', {
          params: { path, header: sent(newKey()) },
        }),
      ),
    onSuccess: onLink,
  });
  const toggle = useMutation({
    mutationFn: async () => {
      const now = await api.GET('/api/v1/communes/{commune}/office/admin/staff/{staff}', {
        params: { path },
      });
      await api.PATCH('/api/v1/communes/{commune}/office/admin/staff/{staff}', {
        params: { path, header: { ...csrf(), 'If-Match': now.response.headers.get('ETag') ?? '*' } },
        body: { active: !account.active },
      });
    },
    onSuccess: refresh,
  });
  const failed = link.error ?? toggle.error;
  return (
    <li className={css.row} data-inactive={!account.active || undefined}>
      <div className="grow">
        <strong>{account.name}</strong> <code>{account.login}</code>
        <p className="small dim">
          {[
            account.title,
            pick(unit?.name, lang),
            account.roles.map((r) => t.roleNames[r]).join(', '),
            account.invited ? t.invited : account.active ? t.active : t.inactive,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {failed && <Failure error={failed} />}
      </div>
      <div className="row">
        <Button size="compact-sm" variant="default" onClick={onEdit}>
          {t.edit}
        </Button>
        <Button size="compact-sm" variant="default" loading={link.isPending} onClick={() => link.mutate()}>
          {t.link}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          loading={toggle.isPending}
          onClick={() => toggle.mutate()}
        >
          {account.active ? t.lock : t.unlock}
        </Button>
      </div>
    </li>
  );
}

export function StaffPage() {
  const t = useT().staff;
  const { commune } = useHere();
  const refresh = useRefresh();
  const [open, setOpen] = useState<StaffAccount | 'new' | null>(null);
  const [link, setLink] = useState<Invitation | null>(null);
  const [saved, setSaved] = useState(false);
  const query = useQuery({
    queryKey: ['o', 'staff', commune],
    queryFn: async () =>
      (
        await data(
          api.GET('/api/v1/communes/{commune}/office/admin/staff', { params: { path: { commune } } }),
        )
      ).items,
  });
  const done = (invitation?: Invitation) => {
    setOpen(null);
    refresh();
    setSaved(true);
    if (invitation) setLink(invitation);
  };
  return (
    <Page title={t.title} width="wide" actions={<Button onClick={() => setOpen('new')}>{t.create}</Button>}>
      <div role="status">{saved && <Notice tone="ok">{common.now().form.savedServer}</Notice>}</div>
      <Loaded query={query}>
        {(items) => (
          <ul role="list" className="stack tight">
            {items.map((a) => (
              <AccountRow key={a.id} account={a} onEdit={() => setOpen(a)} onLink={setLink} />
            ))}
          </ul>
        )}
      </Loaded>
      {open && (
        <Dialog open onClose={() => setOpen(null)} title={open === 'new' ? t.create : open.name}>
          <AccountForm {...(open !== 'new' && { account: open })} onDone={done} />
        </Dialog>
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
