/// Two columns where there is room for them: the matter, and beside it what one decides by. On a narrow screen they are
/// one, in the order written: `first`, `side`, `children`.
import type { ReactNode } from 'react';
import css from './split.module.css';

interface SplitProps {
  first?: ReactNode;
  side: ReactNode;
  children?: ReactNode;
  /// The side stays in sight while the matter is read.
  stays?: boolean;
  /// Between a phone and a desk, the side's parts stand next to each other.
  abreast?: boolean;
}

export function Split({ first, side, children, stays, abreast }: SplitProps) {
  return (
    <div className={css.split}>
      {first && <div className={css.first}>{first}</div>}
      <div className={css.side} data-stays={stays || undefined} data-abreast={abreast || undefined}>
        {side}
      </div>
      {children && <div className={css.rest}>{children}</div>}
    </div>
  );
}
