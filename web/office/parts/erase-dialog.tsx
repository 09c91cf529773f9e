/// Erasing what an ended case says about people. It cannot be taken back, so the code is typed, not clicked.
import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { data, newKey } from '@shared/api/client';
import { api, sent, useHere } from '../data/client';
import { useT } from '../texts';
import { FormDialog } from './form-dialog';

export function EraseDialog({ onClose }: { onClose: () => void }) {
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
    onSettled: () => {
      setSure(false);
      setKey(newKey());
    },
  });
  return (
    <FormDialog
      title={t.title}
      go={t.go}
      grave
      onSend={erase.mutate}
      onClose={onClose}
      state={erase}
      done={
        erase.isSuccess && (
          <>
            <p>
              <strong>{t.done(erase.data.code, erase.data.entries)}</strong>
            </p>
            <p>{t.after}</p>
          </>
        )
      }
    >
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
    </FormDialog>
  );
}
