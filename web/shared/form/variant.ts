/// The circumstance a case is filed under. "" is the usual case, undefined not chosen yet.
import type { Procedure } from '../api/types';

type Channel = Procedure['channels'][number]['key'];
type Variant = Procedure['variants'][number];

/// As in packs: stands for a case of none of the variants.
const usual = 'usual';

/// Those only the applicant can tell; the office finds the others out.
export const ownVariants = (procedure: Procedure, channel: Channel): Variant[] =>
  procedure.variants.filter((v) => v.by_applicant && (!v.channels || v.channels.includes(channel)));

/// Whether somebody who files has something to choose first.
export const asksVariant = (procedure: Procedure, channel: Channel): boolean =>
  procedure.variant_question !== undefined && ownVariants(procedure, channel).length > 0;

export const holdsFor = (rule: { variants?: string[] }, variant: string): boolean =>
  !rule.variants || rule.variants.includes(variant || usual);

/// The procedure as it is for a case of that variant: its papers, its fees, its time.
export function forVariant(procedure: Procedure, variant: string, channel: Channel): Procedure {
  const own = procedure.variants.find((v) => v.key === variant);
  const time = own?.time ?? procedure.channels.find((c) => c.key === channel)?.time ?? procedure.time;
  return {
    ...procedure,
    time,
    documents: procedure.documents.filter((d) => holdsFor(d, variant)),
    fees: procedure.fees.filter((f) => holdsFor(f, variant)),
  };
}
