/// One who works here: what they are called and sign in with, what they may do, how the account stands, and what can
/// be done about it.
import { Button } from '@mantine/core';
import {
  IconCircleCheck,
  IconClockPause,
  IconKey,
  IconLock,
  IconLockOpen,
  IconPencil,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { data, newKey } from '@shared/api/client';
import type { StaffAccount } from '@shared/api/types';
import { Failure } from '@shared/ui/failure';
import { api, sent, useHere } from '../data/client';
import { changeStaff, useRefreshStaff, type Invitation } from '../data/staff';
import { useT } from '../texts';
import { FormDialog } from './form-dialog';
import css from './staff-row.module.css';

const states = {
  active: IconCircleCheck,
  invited: IconClockPause,
  inactive: IconLock,
};

function State({ account }: { account: StaffAccount }) {
  const t = useT().staff;
  const state = !account.active ? 'inactive' : account.invited ? 'invited' : 'active';
  const Shape = states[state];
  return (
    <span className={css.state} data-state={state}>
      <Shape size={18} aria-hidden /> {t[state]}
    </span>
  );
}

function LockDialog({ account, onClose }: { account: StaffAccount; onClose: () => void }) {
  const t = useT().staff;
  const { commune } = useHere();
  const refresh = useRefreshStaff();
  const change = useMutation({
    mutationFn: () => changeStaff(commune, account.id, { active: !account.active }),
    onSuccess: () => {
      refresh();
      onClose();
    },
  });
  return (
    <FormDialog
      title={account.active ? t.lockTitle(account.name) : t.unlockTitle(account.name)}
      go={account.active ? t.lock : t.unlock}
      grave={account.active}
      onSend={change.mutate}
      onClose={onClose}
      state={change}
    >
      <p>{account.active ? t.lockText : t.unlockText}</p>
    </FormDialog>
  );
}

interface StaffRowProps {
  account: StaffAccount;
  onEdit: () => void;
  onLink: (invitation: Invitation) => void;
}

export function StaffRow({ account, onEdit, onLink }: StaffRowProps) {
  const t = useT().staff;
  const { me, commune } = useHere();
  const [locking, setLocking] = useState(false);
  const link = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/communes/{commune}/office/admin/staff/{staff}/invitation', {
          params: { path: { commune, staff: account.id }, header: sent(newKey()) },
        }),
      ),
    onSuccess: onLink,
  });
  return (
    <li className={css.row} data-inactive={!account.active || undefined}>
      <div className={css.who}>
        <strong>{account.name}</strong>
        <span className="small dim">
          {account.title && `${account.title} · `}
          <span className={css.login}>{account.login}</span>
        </span>
      </div>
      <ul role="list" className={css.roles} aria-label={t.roles}>
        {account.roles.map((r) => (
          <li key={r}>{t.roleNames[r]}</li>
        ))}
      </ul>
      <State account={account} />
      <div className={css.acts}>
        <Button
          size="sm"
          variant="default"
          aria-label={`${t.edit}: ${account.name}`}
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={onEdit}
        >
          {t.edit}
        </Button>
        <Button
          size="sm"
          variant="default"
          loading={link.isPending}
          title={t.link}
          aria-label={`${t.linkShort}: ${account.name}`}
          leftSection={<IconKey size={16} aria-hidden />}
          onClick={() => link.mutate()}
        >
          {t.linkShort}
        </Button>
        {account.id !== me.account.id && (
          <Button
            size="sm"
            variant="default"
            aria-label={`${account.active ? t.lock : t.unlock}: ${account.name}`}
            leftSection={
              account.active ? <IconLock size={16} aria-hidden /> : <IconLockOpen size={16} aria-hidden />
            }
            onClick={() => setLocking(true)}
          >
            {account.active ? t.lockShort : t.unlock}
          </Button>
        )}
      </div>
      {link.error && (
        <div className={css.failed}>
          <Failure error={link.error} />
        </div>
      )}
      {locking && <LockDialog account={account} onClose={() => setLocking(false)} />}
    </li>
  );
}
