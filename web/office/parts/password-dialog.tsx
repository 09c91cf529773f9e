/// The own password, changed by who knows it.
import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '@shared/api/client';
import { api, sent, useHere } from '../data/client';
import { useT } from '../texts';
import { FormDialog } from './form-dialog';

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useT().password;
  const { commune } = useHere();
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const save = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/communes/{commune}/office/password', {
        params: { path: { commune }, header: sent(newKey()) },
        body: { old, new: next },
      }),
  });
  return (
    <FormDialog
      title={t.title}
      go={t.title}
      onSend={save.mutate}
      onClose={onClose}
      state={save}
      done={save.isSuccess && t.done}
    >
      <PasswordInput
        size="md"
        label={t.old}
        required
        withAsterisk={false}
        autoComplete="current-password"
        value={old}
        onChange={(e) => setOld(e.currentTarget.value)}
      />
      <PasswordInput
        size="md"
        label={t.next}
        required
        withAsterisk={false}
        minLength={10}
        autoComplete="new-password"
        value={next}
        onChange={(e) => setNext(e.currentTarget.value)}
      />
    </FormDialog>
  );
}
