/// A form as a walk: one question, or a few that belong together, at a time. Pure: the steps follow from the
/// procedure and from what has been answered so far.
import type { Answers, DocumentRule, FormField, Procedure } from '@shared/api/types';
import { problemOf, visible } from '@shared/form/check';
import type { LocalDraft } from '../../data/draft-store';

export interface Questions {
  kind: 'questions';
  /** Key of its first question: the step's name in the address and in the draft. */
  key: string;
  section: number;
  fields: FormField[];
}
export type Step = Questions | { kind: 'papers'; key: 'giay-to' } | { kind: 'review'; key: 'xem-lai' };

/// Short answers that may stand together; anything else is a question of its own.
const short = new Set(['text', 'date', 'number', 'money', 'phone', 'email', 'id_number', 'address']);
const together = 3;

export function papersOnline(procedure: Procedure): DocumentRule[] {
  return procedure.documents.filter(
    (d) => d.use === 'submit' && !d.by_form && (!d.channels || d.channels.includes('online')),
  );
}

/// Questions of one section that are asked at once. What only one answer of a group brings up stays with it.
function groups(fields: readonly FormField[]): FormField[][] {
  const found: FormField[][] = [];
  for (const field of fields) {
    const last = found.at(-1);
    const follows = field.show_if && last?.some((f) => f.key === field.show_if?.field);
    const joins =
      last !== undefined &&
      last.length < together &&
      short.has(field.type) &&
      last.every((f) => short.has(f.type)) &&
      last[0]?.show_if?.field === field.show_if?.field;
    if (last && (follows || joins)) last.push(field);
    else found.push([field]);
  }
  return found;
}

export function stepsOf(procedure: Procedure, answers: Answers): Step[] {
  const questions = procedure.form.sections.flatMap((section, at) =>
    groups(section.fields)
      .filter((fields) => fields.some((f) => visible(f, answers)))
      .map((fields): Questions => ({ kind: 'questions', key: fields[0]!.key, section: at, fields })),
  );
  const papers: Step[] = papersOnline(procedure).length > 0 ? [{ kind: 'papers', key: 'giay-to' }] : [];
  return [...questions, ...papers, { kind: 'review', key: 'xem-lai' }];
}

/// Where a step named in the address or the draft is now; a name that is gone leads to the beginning.
export function indexOf(steps: readonly Step[], key: string | null | undefined): number {
  const exact = steps.findIndex((s) => s.key === key);
  if (exact >= 0) return exact;
  return Math.max(
    0,
    steps.findIndex((s) => s.kind === 'questions' && s.fields.some((f) => f.key === key)),
  );
}

/// Whether nothing this step asks for is still missing.
export function complete(
  step: Step,
  procedure: Procedure,
  draft: Pick<LocalDraft, 'answers' | 'papers'>,
): boolean {
  if (step.kind === 'questions') return firstWrong([step], draft.answers) < 0;
  if (step.kind === 'review') return false;
  return papersOnline(procedure).every((d) => {
    const paper = draft.papers[d.key];
    return !d.required || Boolean(paper?.reused) || (paper?.files.length ?? 0) > 0;
  });
}

/// The first step that holds an answer the office would refuse; -1 when there is none.
export function firstWrong(steps: readonly Step[], answers: Answers): number {
  return steps.findIndex(
    (s) =>
      s.kind === 'questions' &&
      s.fields.some((f) => visible(f, answers) && problemOf(f, answers[f.key]) !== null),
  );
}

/// Which part of the whole a step belongs to: the form's sections, then the papers, then the last look.
export function partOf(steps: readonly Step[], at: number): { part: number; parts: number } {
  const names = steps.map((s) => (s.kind === 'questions' ? `s${s.section}` : s.key));
  const order = [...new Set(names)];
  return { part: order.indexOf(names[at] ?? '') + 1, parts: order.length };
}
