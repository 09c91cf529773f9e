import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { newKey } from '@shared/api/client';
import { common } from '@shared/i18n/common';
import { Dialog } from '@shared/ui/dialog';
import { Failure } from '@shared/ui/failure';
import { useMyCommand } from '../data/cases';
import { useT } from '../texts';

export function Withdraw({ no }: { no: number }) {
  const t = useT().case;
  const words = common.use();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [key] = useState(newKey);
  const command = useMyCommand(no);
  const send = () =>
    command.mutate(
      { verb: 'withdraw', key, body: { reason: reason.trim() } },
      { onSuccess: () => setOpen(false) },
    );
  return (
    <div>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t.withdraw}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.withdraw}>
        <form
          className="stack"
          onSubmit={(e) => {
            e.preventDefault();
            send();
          }}
        >
          <p>{t.withdrawSure}</p>
          <Textarea
            size="md"
            rows={3}
            required
            withAsterisk={false}
            label={t.withdrawWhy}
            value={reason}
            maxLength={1000}
            onChange={(e) => setReason(e.currentTarget.value)}
          />
          {command.isError && <Failure error={command.error} />}
          <div className="row">
            <Button type="submit" color="red" loading={command.isPending}>
              {t.withdraw}
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              {words.cancel}
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
