/// The circumstance a case is filed under. Applicants are asked for it as the first question of the form, in the
/// pack's words, so that drafts, steps and the last look treat it like any other answer; it is sent beside them.
import type { Answers, FormSection, Procedure, Text } from '../api/types';
import { common } from '../i18n/common';

type Channel = Procedure['channels'][number]['key'];
type Variant = Procedure['variants'][number];

export interface Choice {
  /** "" is the usual case. */
  key: string;
  name: Text;
  /** The procedure as it is then. */
  of: Procedure;
}

/// As in packs: stands for a case of none of the variants.
const usual = 'usual';
/// No question of a pack has this name: theirs have no dash.
const question = 'truong-hop';

export const holdsFor = (rule: { variants?: string[] }, variant: string): boolean =>
  !rule.variants || rule.variants.includes(variant || usual);

/// The variant as the office knows it: "" for the usual case, and while none is chosen.
export function variantOf(answers: Answers): string {
  const chosen = answers[question];
  return typeof chosen === 'string' && chosen !== usual ? chosen : '';
}

/// Those only the applicant can tell; the office finds the others out.
const ownVariants = (procedure: Procedure, channel: Channel): Variant[] =>
  procedure.variants.filter((v) => v.by_applicant && (!v.channels || v.channels.includes(channel)));

/// The procedure as it is for a case of that variant: its papers, its fees, its time.
export function forVariant(procedure: Procedure, variant: string, channel: Channel): Procedure {
  const own = procedure.variants.find((v) => v.key === variant);
  return {
    ...procedure,
    time: own?.time ?? procedure.channels.find((c) => c.key === channel)?.time ?? procedure.time,
    documents: procedure.documents.filter((d) => holdsFor(d, variant)),
    fees: procedure.fees.filter((f) => holdsFor(f, variant)),
  };
}

/// What an applicant can choose, the usual case last; empty when there is nothing to choose.
export function choices(procedure: Procedure, channel: Channel): Choice[] {
  const own = ownVariants(procedure, channel);
  if (!procedure.variant_question || own.length === 0) return [];
  return [...own, { key: '', name: procedure.variant_question.otherwise }].map(({ key, name }) => ({
    key,
    name,
    of: forVariant(procedure, key, channel),
  }));
}

function section(procedure: Procedure, channel: Channel): FormSection[] {
  const options = choices(procedure, channel).map(({ key, name, of }) => ({
    value: key || usual,
    label: {
      vi: `${name.vi} (${of.time.vi})`,
      en: `${name.en ?? name.vi} (${of.time.en ?? of.time.vi})`,
    },
  }));
  const label = procedure.variant_question?.text;
  if (!label || options.length === 0) return [];
  return [
    {
      key: question,
      title: { vi: common.now().variant.yours },
      fields: [{ key: question, type: 'choice', label, required: true, options }],
    },
  ];
}

/// As an applicant files it: the question of the variant first where there is one, and what follows from its answer.
export function asFiled(procedure: Procedure, answers: Answers, channel: Channel): Procedure {
  const sections = [...section(procedure, channel), ...procedure.form.sections];
  return { ...forVariant(procedure, variantOf(answers), channel), form: { ...procedure.form, sections } };
}
