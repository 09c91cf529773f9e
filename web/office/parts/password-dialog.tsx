import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { newKey } from '@shared/api/client';
import { Dialog } from '@shared/ui/dialog';
import { Failure } from '@shared/ui/failure';
import { Notice } from '@shared/ui/notice';
import { api, sent, useHere } from '../data/client';
import { useT } from '../texts';

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
  const submit = (e: FormEvent) => {
    e.preventDefault();
    save.mutate();
  };
  return (
    <Dialog open onClose={onClose} title={t.title}>
      <form className="stack" onSubmit={submit}>
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
        {save.isError && <Failure error={save.error} />}
        <div role="status">{save.isSuccess && <Notice tone="ok">{t.done}</Notice>}</div>
        <div>
          <Button type="submit" loading={save.isPending}>
            {t.title}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
