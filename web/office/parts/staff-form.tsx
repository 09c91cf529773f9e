/// One account as a form: who, in which unit, with which roles, for which fields of work.
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { data, newKey } from '@shared/api/client';
import type { Role, StaffAccount } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { api, sent, useHere, usePlace } from '../data/client';
import { changeStaff, type Invitation } from '../data/staff';
import { useT } from '../texts';
import { FormDialog } from './form-dialog';

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

function useFields() {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'fields', commune],
    staleTime: Infinity,
    queryFn: async () =>
      (await data(api.GET('/api/v1/communes/{commune}/fields', { params: { path: { commune } } }))).items,
  });
}

interface StaffFormProps {
  account?: StaffAccount;
  onDone: (invitation?: Invitation) => void;
  onClose: () => void;
}

export function StaffForm({ account, onDone, onClose }: StaffFormProps) {
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
      await changeStaff(commune, account.id, body);
      return undefined;
    },
    onSuccess: onDone,
  });
  const send = () => {
    setMissing(fields.roles.length === 0);
    if (fields.roles.length > 0) save.mutate();
  };
  const set = (name: 'login' | 'name' | 'title' | 'unit') => (e: { currentTarget: { value: string } }) => {
    const { value } = e.currentTarget;
    setFields((f) => ({ ...f, [name]: value }));
  };
  return (
    <FormDialog
      title={account?.name ?? t.create}
      go={account ? words.save : t.create}
      onSend={send}
      onClose={onClose}
      state={save}
    >
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
    </FormDialog>
  );
}
