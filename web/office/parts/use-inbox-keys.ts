/// The inbox by keys, and what it adds to the quick commands.
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { useKeys } from '../data/keys';
import { useWork } from '../texts';
import { useAct } from './act';
import { useCommands } from './office-tools';
import { rowLink, type InboxDesk } from './use-inbox-desk';

/// Esc goes back one step: out of the pane, off the ticks, the pane away.
function escape({ selection, open, closePane }: InboxDesk, target: HTMLElement): boolean {
  if (target.closest('[data-pane]')) rowLink(open)?.focus();
  else if (selection.chosen.size > 0) selection.clear();
  else if (open) closePane();
  else return false;
  return true;
}

export function useInboxKeys(desk: InboxDesk) {
  const w = useWork();
  const { lang } = usePrefs();
  const { ask } = useAct();
  const { current, groups, selection, list, inbox, move, choose, setBulk } = desk;
  useKeys((key, e) => {
    const target = e.target as HTMLElement;
    const inRows = target === document.body || target.matches('[data-case]');
    if (key === 'j' || (key === 'ArrowDown' && inRows)) move(1);
    else if (key === 'k' || (key === 'ArrowUp' && inRows)) move(-1);
    else if (key === 'o') rowLink(current)?.click();
    else if (key === 'x' && current) selection.toggle(current);
    else if (key === 'a' && current) ask({ no: current, verb: undefined });
    else if (key === 'b' && selection.chosen.size > 0) setBulk(true);
    else if (key === 'r') {
      list.loosen();
      void inbox.refetch();
    } else if (key === '0') choose(undefined);
    else if (/^[1-6]$/.test(key) && groups[Number(key) - 1]) choose(groups[Number(key) - 1]?.id);
    else return key === 'Escape' && escape(desk, target);
    return true;
  });
  useCommands('inbox', [
    ...groups.map((g, i) => ({
      id: `group-${g.id}`,
      label: w.palette.group(pick(g.label, lang)),
      key: String(i + 1),
      run: () => choose(g.id),
    })),
    ...(selection.chosen.size > 0
      ? [
          {
            id: 'bulk',
            label: w.bulk.go,
            note: w.bulk.bar(selection.chosen.size),
            key: 'B',
            run: () => setBulk(true),
          },
        ]
      : []),
  ]);
}
