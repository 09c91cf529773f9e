/// A dialog that asks, sends and says how it went: what was typed stays when it fails, and what was done stands in the
/// form's place when there is something to say about it.
import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { common } from '@shared/i18n/common';
import { Dialog } from '@shared/ui/dialog';
import { Failure } from '@shared/ui/failure';
import { Notice } from '@shared/ui/notice';

interface FormDialogProps {
  title: ReactNode;
  /** What the button that sends says. */
  go: string;
  onSend: () => void;
  onClose: () => void;
  /** A mutation, or as much of one as is looked at here. */
  state: { isPending: boolean; error: unknown };
  /** What was done; without, the caller closes the dialog. */
  done?: ReactNode;
  /** It takes something away from somebody. */
  grave?: boolean;
  wide?: boolean;
  children: ReactNode;
}

export function FormDialog(props: FormDialogProps) {
  const { title, go, onSend, onClose, state, done, grave, wide, children } = props;
  const words = common.use();
  const submit = (e: FormEvent) => {
    e.preventDefault();
    onSend();
  };
  return (
    <Dialog open onClose={onClose} title={title} {...(wide && { wide })}>
      <div role="status">{done && <Notice tone="ok">{done}</Notice>}</div>
      {done ? (
        <div>
          <Button size="md" onClick={onClose}>
            {words.close}
          </Button>
        </div>
      ) : (
        <form className="stack" onSubmit={submit}>
          {children}
          {state.error != null && <Failure error={state.error} />}
          <div className="row">
            <Button type="submit" size="md" loading={state.isPending} {...(grave && { color: 'red' })}>
              {go}
            </Button>
            <Button size="md" variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
