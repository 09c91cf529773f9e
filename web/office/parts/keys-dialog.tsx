/// Every key of the office in one place, and the switch for the single-letter ones.
import { Checkbox } from '@mantine/core';
import { Dialog } from '@shared/ui/dialog';
import { setSingleKeys, useSingleKeys } from '../data/keys';
import { useWork } from '../texts';
import css from './keys-dialog.module.css';

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useWork().keys;
  const on = useSingleKeys();
  const rows: ReadonlyArray<readonly [readonly string[], string]> = [
    [['J', 'K', '↓', '↑'], t.move],
    [['Enter', 'O'], t.open],
    [['A'], t.act],
    [['X'], t.select],
    [['B'], t.bulk],
    [['1', '6', '0'], t.groups],
    [['R'], t.refresh],
    [['Z'], t.undo],
    [['/'], t.search],
    [['Ctrl K'], t.palette],
    [['Esc'], t.escape],
    [['?'], t.help],
  ];
  return (
    <Dialog open onClose={onClose} title={t.title}>
      <Checkbox
        size="md"
        label={t.single}
        description={t.singleHelp}
        checked={on}
        onChange={(e) => setSingleKeys(e.currentTarget.checked)}
      />
      <dl className={css.keys}>
        {rows.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((k) => (
                <kbd key={k}>{k}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
