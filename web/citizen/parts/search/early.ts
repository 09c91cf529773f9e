/// What somebody types into the question of index.html while the program is still on its way.
export interface Early {
  typed: string;
  focused: boolean;
}

const field = () => document.querySelector<HTMLInputElement>('.first input');
let last: Early = { typed: '', focused: false };

/// As it is now or, once the program stands in its place, as it was last.
export function early(): Early {
  const input = field();
  if (input) last = { typed: input.value, focused: document.activeElement === input };
  return last;
}

/// To be called where the program begins, which may be some time before it is shown.
export function watchEarly() {
  field()?.addEventListener('input', () => void early());
}

/// Taken over: a search box shown later begins empty.
export function forgetEarly() {
  last = { typed: '', focused: false };
}
