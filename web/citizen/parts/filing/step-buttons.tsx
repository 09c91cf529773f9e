import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '../../texts';
import css from './filing.module.css';

export function StepButtons({
  onBack,
  next,
  busy,
}: {
  onBack?: (() => void) | undefined;
  next?: ReactNode;
  busy?: boolean;
}) {
  const t = useT().file;
  return (
    <div className={css.buttons}>
      {onBack && (
        <Button
          type="button"
          variant="default"
          size="md"
          leftSection={<IconArrowLeft size={18} />}
          onClick={onBack}
        >
          {t.back}
        </Button>
      )}
      <Button
        type="submit"
        size="md"
        loading={busy ?? false}
        rightSection={next ? undefined : <IconArrowRight size={18} />}
      >
        {next ?? t.next}
      </Button>
    </div>
  );
}
