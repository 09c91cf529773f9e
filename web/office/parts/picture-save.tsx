/// Makes a picture and hands it to the person as a file. What draws it is fetched when asked for.
import { Button } from '@mantine/core';
import { IconPhotoDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Picture } from '@shared/charts/png';
import type { MeasureText } from '@shared/charts/svg-text';
import { common } from '@shared/i18n/common';
import { usePlanT } from '../texts';

interface PictureSaveProps {
  /** The file's, without its ending. */
  name: string;
  /** Fetches what draws. */
  load: () => Promise<(measure: MeasureText) => Picture>;
}

export function PictureSave({ name, load }: PictureSaveProps) {
  const t = usePlanT().picture;
  const retry = common.use().retry;
  const [state, setState] = useState<'' | 'busy' | 'failed'>('');
  const make = async () => {
    setState('busy');
    try {
      const [{ measurer, pngOf, readyLetters, save }, draw] = await Promise.all([
        import('@shared/charts/png'),
        load(),
      ]);
      await readyLetters();
      save(await pngOf(draw(measurer())), `${name}.png`);
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
