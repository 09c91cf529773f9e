/// Makes the overview's picture and hands it to the person as a file. What draws it is fetched when asked for.
import { Button } from '@mantine/core';
import { IconPhotoDown } from '@tabler/icons-react';
import { useState } from 'react';
import { common } from '@shared/i18n/common';
import { civilDay } from '@shared/lib/time';
import { usePlanT } from '../texts';
import type { PictureInput } from './plan-picture';

export function PictureSave({
  input,
  commune,
  asOf,
}: {
  input: PictureInput;
  commune: number;
  asOf: string;
}) {
  const t = usePlanT().picture;
  const retry = common.use().retry;
  const [state, setState] = useState<'' | 'busy' | 'failed'>('');
  const make = async () => {
    setState('busy');
    try {
      const [{ measurer, pngOf, readyLetters, save }, { planPicture }] = await Promise.all([
        import('@shared/charts/png'),
        import('./plan-picture'),
      ]);
      await readyLetters();
      const png = await pngOf(planPicture(input, measurer()));
      save(png, `tong-quan-${commune}-${civilDay(new Date(asOf))}.png`);
      setState('');
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPhotoDown size={18} aria-hidden />}
        loading={state === 'busy'}
        onClick={() => void make()}
      >
        {state === 'failed' ? retry : t.save}
      </Button>
      <span role="status" className={state === 'failed' ? 'small' : 'visually-hidden'}>
        {state === 'failed' && t.failed}
      </span>
    </>
  );
}
