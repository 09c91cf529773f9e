/// A line of the plan cut where its targets are stated, so that each clause can be chosen by itself.
export interface Piece {
  text: string;
  /** The target this piece states; absent for the words around it. */
  target?: number;
}

export interface Stated {
  id: number;
  quote: string;
}

/// A target whose quote is not found word for word (a broken line, a joined table cell) takes what is left of
/// the line when nobody else has it, so that no target of the line is out of reach.
export function pieces(text: string, stated: readonly Stated[]): Piece[] {
  let out: Piece[] = [{ text }];
  const lost: number[] = [];
  for (const { id, quote } of stated) {
    const at = quote ? out.findIndex((p) => p.target === undefined && p.text.includes(quote)) : -1;
    const piece = out[at];
    if (!piece) {
      lost.push(id);
      continue;
    }
    const start = piece.text.indexOf(quote);
    const around = [
      { text: piece.text.slice(0, start) },
      { text: quote, target: id },
      { text: piece.text.slice(start + quote.length) },
    ];
    out = [...out.slice(0, at), ...around.filter((p) => p.text !== ''), ...out.slice(at + 1)];
  }
  for (const id of lost) {
    const free = out.find((p) => p.target === undefined && p.text.trim() !== '');
    if (free) free.target = id;
    else out.push({ text: ' ↗', target: id });
  }
  return out;
}
