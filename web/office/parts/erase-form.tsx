/// Erasing what an ended case says about people. It cannot be taken back, so the code is typed, not clicked.
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { data, newKey } from '@shared/api/client';
import { Failure } from '@shared/ui/failure';
import { Notice } from '@shared/ui/notice';
import { api, sent, useHere } from '../data/client';
import { useT } from '../texts';

export function EraseForm() {
  const t = useT().erase;
  const { commune } = useHere();
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const [key, setKey] = useState(newKey);
  const erase = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/communes/{commune}/office/admin/erasures', {
          params: { path: { commune }, header: sent(key) },
          body: { code: code.trim(), reason: reason.trim() },
        }),
      ),
    onSuccess: () => {
      setCode('');
      setReason('');
    },
    onSettled: () => {
      setSure(false);
      setKey(newKey());
    },
  });
  const submit = (e: FormEvent) => {
    e.preventDefault();
    erase.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{t.what}</p>
      <TextInput
        size="md"
        label={t.code}
        description={t.codeHelp}
        required
        withAsterisk={false}
        autoComplete="off"
        value={code}
        onChange={(e) => setCode(e.currentTarget.value)}
      />
      <Textarea
        size="md"
        label={t.reason}
        description={t.reasonHelp}
        required
        withAsterisk={false}
        minLength={10}
        maxLength={300}
        rows={3}
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
      <Checkbox
        size="md"
        label={t.sure}
        required
        checked={sure}
        onChange={(e) => setSure(e.currentTarget.checked)}
      />
      {erase.isError && <Failure error={erase.error} />}
      {erase.isSuccess && (
        <div role="status">
          <Notice tone="ok" title={t.done(erase.data.code, erase.data.entries)}>
            <p>{t.after}</p>
          </Notice>
        </div>
      )}
      <div>
        <Button type="submit" size="md" variant="default" loading={erase.isPending}>
          {t.go}
        </Button>
      </div>
    </form>
  );
}
