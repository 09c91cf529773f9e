/// The draft as the office receives it.
import type { PaperGiven, Procedure } from '@shared/api/types';
import { toSend } from '@shared/form/check';
import { forVariant, variantOf } from '@shared/form/variant';
import { serverDraftKey, type LocalDraft } from '../../data/draft-store';
import type { FilingBody } from '../../outbox/store';
import { papersOnline } from './steps';

export function bodyOf(draft: LocalDraft, procedure: Procedure): FilingBody {
  const variant = variantOf(draft.answers);
  const papers = papersOnline(forVariant(procedure, variant, 'online')).flatMap((d): PaperGiven[] => {
    const p = draft.papers[d.key];
    if (!p) return [];
    if (p.files.length > 0) return [{ document: d.key, form: 'file', files: p.files.map((f) => f.id) }];
    return p.reused ? [{ document: d.key, form: 'reused' }] : [];
  });
  return {
    procedure: procedure.code,
    version: procedure.version,
    answers: toSend(procedure.form, draft.answers),
    papers,
    result_by: draft.resultBy,
    draft: serverDraftKey(procedure.code),
    ...(variant && { variant }),
  };
}
