/// What somebody types into the question of index.html while the program is still on its way: into its field, and after
/// that has gone, until the program's own stands in its place. Not a letter is lost.
export interface Early {
  typed: string;
  focused: boolean;
  /// Enter was pressed when no field was there to send it.
  sent: boolean;
}

const nothing: Early = { typed: '', focused: false, sent: false };
const field = () => document.querySelector<HTMLInputElement>('.first input');
let last = nothing;

/// As it is now or, once the field has gone, as it was last.
export function early(): Early {
  const input = field();
  if (input) last = { ...nothing, typed: input.value, focused: document.activeElement === input };
  return last;
}

/// Keys that find no field.
function between(e: KeyboardEvent) {
  if (!last.focused || field() || e.target !== document.body) return;
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === 'Enter') last = { ...last, sent: true };
  else if (e.key === 'Backspace') last = { ...last, typed: last.typed.slice(0, -1) };
  else if (e.key.length === 1) last = { ...last, typed: last.typed + e.key };
  else return;
  e.preventDefault();
}

/// To be called where the program begins, which may be some time before it is shown.
export function watchEarly() {
  if (location.pathname !== '/') return;
  for (const event of ['input', 'focus']) field()?.addEventListener(event, () => void early());
  document.addEventListener('keydown', between);
  early();
}

/// Taken over: a search box shown later begins empty.
export function forgetEarly() {
  last = nothing;
  document.removeEventListener('keydown', between);
}
