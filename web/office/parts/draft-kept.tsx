/// Says that what was being typed is back, and lets go of it.
import { Button } from '@mantine/core';
import { usePrefs } from '@shared/lib/prefs';
import { moment } from '@shared/lib/time';
import { Notice } from '@shared/ui/notice';
import { useWork } from '../texts';

export function DraftKept({ at, onAnew }: { at: string; onAnew: () => void }) {
  const w = useWork().counter;
  const { lang } = usePrefs();
  return (
    <Notice
      tone="info"
      title={w.kept(moment(at, lang))}
      actions={
        <Button variant="default" size="sm" onClick={onAnew}>
          {w.anew}
        </Button>
      }
    >
      <p className="small">{w.keeping}</p>
    </Notice>
  );
}
