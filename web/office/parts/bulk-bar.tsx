/// How many are ticked, and the way on from there. It lies over the foot of the list: nothing moves.
import { Button } from '@mantine/core';
import { mostSelected, type Selection } from '../data/selection';
import { useSingleKeys } from '../data/keys';
import { useWork } from '../texts';
import css from './bulk-bar.module.css';

interface BulkBarProps {
  selection: Selection;
  shown: readonly number[];
  onGo: () => void;
}

export function BulkBar({ selection, shown, onGo }: BulkBarProps) {
  const t = useWork().bulk;
  const keys = useSingleKeys();
  const n = selection.chosen.size;
  return (
    <div className={css.holder}>
      <span className="visually-hidden" role="status">
        {n > 0 ? t.bar(n) : ''}
      </span>
      {n > 0 && (
        <div className={css.bar} data-bulk>
          <strong className="num">{t.bar(n)}</strong>
          {n >= mostSelected && <span className="small">{t.most(mostSelected)}</span>}
          <span className={css.buttons}>
            <Button variant="subtle" size="compact-md" onClick={() => selection.all(shown)}>
              {t.all}
            </Button>
            <Button variant="subtle" size="compact-md" onClick={selection.clear}>
              {t.none}
            </Button>
            <Button size="sm" onClick={onGo}>
              {t.go}
              {keys && (
                <kbd className={css.key} aria-hidden>
                  B
                </kbd>
              )}
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}
