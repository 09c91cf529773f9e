/// What somebody typed into the question of index.html while the program was still on its way.
export interface Early {
  typed: string;
  focused: boolean;
}

/// To be asked while rendering for the first time: a moment later the program stands in its place.
export function early(): Early {
  const input = document.querySelector<HTMLInputElement>('.first input');
  return { typed: input?.value ?? '', focused: input !== null && document.activeElement === input };
}
