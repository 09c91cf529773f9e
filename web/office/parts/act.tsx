/// How anything is done to a case, from wherever it is asked: the dialog for what the verb needs, then the
/// outbox that holds, sends, and undoes.
import {
  createContext,
  lazy,
  Suspense,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { Action, CaseDetail } from '@shared/api/types';
import { Dialog } from '@shared/ui/dialog';
import { Loaded } from '@shared/ui/loaded';
import { Notice } from '@shared/ui/notice';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { useCase, useSend } from '../data/cases';
import { Outbox } from '../data/outbox';
import { useWork, workTexts } from '../texts';
import type { Values } from './action-input';
import { OutboxBar } from './outbox-bar';

const ActionDialog = lazy(async () => ({ default: (await import('./action-dialog')).ActionDialog }));

/// A wish to do a verb, or the case's one right next thing when none is named.
export interface Wish {
  no: number;
  verb?: string | undefined;
  /** What was typed before, when the person comes back to it. */
  values?: Values;
}

interface ActTools {
  ask: (wish: Wish) => void;
  box: Outbox;
}

const ActContext = createContext<ActTools | null>(null);

export function useAct(): ActTools {
  const tools = useContext(ActContext);
  if (!tools) throw new Error('an action was asked for outside of the office');
  return tools;
}

function Asking({ wish, onClose, box }: { wish: Wish; onClose: () => void; box: Outbox }) {
  const t = useWork();
  const { lang } = usePrefs();
  const query = useCase(wish.no);
  const named = (detail: CaseDetail): Action | undefined =>
    detail.actions.find((a) => (wish.verb ? a.verb === wish.verb : a.main && !a.why_not));
  const action = query.data && named(query.data);
  if (query.data && action && !action.why_not)
    return (
      <Suspense>
        <ActionDialog
          action={action}
          detail={query.data}
          values={wish.values}
          onClose={onClose}
          onAct={(act) => {
            box.add(act);
            onClose();
          }}
        />
      </Suspense>
    );
  return (
    <Dialog open onClose={onClose} title={action ? pick(action.label, lang) : t.next.none}>
      <Loaded query={query}>
        {() => (
          <Notice tone="info">{action?.why_not ? pick(action.why_not.text, lang) : t.hold.notOffered}</Notice>
        )}
      </Loaded>
    </Dialog>
  );
}

export function ActProvider({ children }: { children: ReactNode }) {
  const send = useSend();
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  const [box] = useState(
    () => new Outbox({ send: (act) => latest.current(act), undoNote: () => workTexts.now().hold.undoNote }),
  );
  const [wish, setWish] = useState<Wish | null>(null);
  useEffect(() => {
    const leave = (e: BeforeUnloadEvent) => {
      if (box.unsent()) e.preventDefault();
    };
    window.addEventListener('beforeunload', leave);
    return () => {
      window.removeEventListener('beforeunload', leave);
      box.dispose();
    };
  }, [box]);
  const tools = useMemo(() => ({ ask: setWish, box }), [box]);
  return (
    <ActContext.Provider value={tools}>
      {children}
      {wish && <Asking key={`${wish.no}.${wish.verb}`} wish={wish} box={box} onClose={() => setWish(null)} />}
      <OutboxBar />
    </ActContext.Provider>
  );
}
