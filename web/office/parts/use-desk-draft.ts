/// A desk's form as it is filled in, kept on the device from the first thing typed.
import { useEffect, useRef, useState } from 'react';
import { newKey } from '@shared/api/client';
import type { PaperGiven } from '@shared/api/types';
import { useHere } from '../data/client';
import { dropDraft, keepDraft, keptDraft, type DeskDraft, type Place } from '../data/desk-draft';
import { filesOf, rememberFiles } from './sent-files';

/// This account's form of that name.
export function useDeskPlace(slot: string): Place {
  const { me, commune } = useHere();
  return { commune, account: me.account.id, slot };
}

/// What was typed there before the page was opened anew, and a way to be rid of it.
export function useKeptDraft<Filled>(slot: string) {
  const place = useDeskPlace(slot);
  const [draft, setDraft] = useState(() => keptDraft<Filled>(place));
  const forget = () => {
    dropDraft(place);
    setDraft(null);
  };
  return { draft, forget };
}

interface DeskFormOptions<Filled> {
  slot: string;
  /** The procedure. */
  form: string;
  draft: DeskDraft<Filled> | null;
  blank: () => Filled;
}

export function useDeskForm<Filled extends { papers: PaperGiven[] }>(options: DeskFormOptions<Filled>) {
  const { slot, form, draft, blank } = options;
  const { commune, account } = useDeskPlace(slot);
  const [filled, setFilled] = useState<Filled>(() => {
    if (draft) rememberFiles(draft.files);
    return draft?.filled ?? blank();
  });
  const [submitKey] = useState(() => draft?.submitKey ?? newKey());
  const [safe, setSafe] = useState(true);
  const first = useRef(filled);
  useEffect(() => {
    if (filled === first.current) return;
    setSafe(
      keepDraft(
        { commune, account, slot },
        {
          form,
          filled,
          files: filesOf(filled.papers.flatMap((p) => p.files ?? [])),
          submitKey,
          at: new Date().toISOString(),
        },
      ),
    );
  }, [filled, commune, account, slot, form, submitKey]);
  const put = (part: Partial<Filled> | ((now: Filled) => Partial<Filled>)) =>
    setFilled((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) }));
  return { filled, put, submitKey, safe };
}
