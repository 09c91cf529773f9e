/// An inbox with nothing in it: what still waits elsewhere, and where to look next.
import { Button } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { Empty } from '@shared/ui/empty';
import type { Group } from '../data/cases';
import { useT, useWork } from '../texts';

interface InboxEmptyProps {
  group: Group | undefined;
  /** How many are to be handed out and how many wait for their applicants; empty for none. */
  ready: string;
  waiting: string;
  onUnit: (() => void) | undefined;
}

export function InboxEmpty({ group, ready, waiting, onUnit }: InboxEmptyProps) {
  const t = useT().inbox;
  const w = useWork().inbox;
  const said = ready || waiting ? w.others(ready, waiting) : t.noneHelp;
  return (
    <Empty
      icon={<IconMoodSmile size={40} />}
      title={group ? w.noneGroup : t.none}
      action={
        !group &&
        onUnit && (
          <Button variant="default" onClick={onUnit}>
            {w.noneUnit}
          </Button>
        )
      }
    >
      {group ? w.noneGroupHelp : said}
    </Empty>
  );
}
