/// What an officer has decided and what became of it. A command with an opposite is sent at once and undone by
/// that opposite; every other one waits a few seconds first, and while it waits nothing has been sent
/// (docs/adr/0011). No React here: the clock and the sending are handed in.
import type { CaseDetail, Text } from '@shared/api/types';
import { asProblem } from '@shared/api/problem';
import { newKey } from '@shared/api/client';

/// One verb on one case, as the officer saw it.
export interface Act {
  no: number;
  code: string;
  verb: string;
  label: Text;
  body: Record<string, unknown>;
  etag: string;
  key: string;
  before: CaseDetail['case'];
  /** This act undoes an earlier one. */
  undo?: boolean;
}

export interface Entry {
  id: number;
  act: Act;
  phase: 'held' | 'sending' | 'done' | 'failed';
  /** held: when it will be sent, in milliseconds. */
  until: number;
  error?: unknown;
  opposite?: Act;
}

export const holdSeconds = 5;
const shownSeconds = 12;

/// The command that gives the case back to who had it, where there is one and the case still allows it.
export function oppositeOf(act: Act, after: CaseDetail, note: string): Act | undefined {
  if (!reversible(act)) return undefined;
  const offered = after.actions.find((a) => a.verb === act.verb && !a.why_not);
  const { owner, unit } = act.before;
  const person = owner?.kind === 'staff' && owner.id ? `staff:${owner.id}` : undefined;
  const body =
    act.verb === 'assign' ? person && { person, note } : unit && { unit, ...(person && { person }), note };
  if (!offered || !body) return undefined;
  return {
    ...act,
    body,
    etag: after.etag,
    key: newKey(),
    before: after.case,
    undo: true,
  };
}

/// Handing work to another person or unit binds nobody outside the office and can be handed back.
export function reversible(act: Pick<Act, 'verb' | 'body'>): boolean {
  return act.verb === 'assign' || (act.verb === 'forward' && Boolean(act.body.unit));
}

export interface Tools {
  send: (act: Act) => Promise<CaseDetail>;
  undoNote: () => string;
}

export class Outbox {
  private entries: readonly Entry[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private last = 0;

  constructor(private readonly tools: Tools) {}

  subscribe = (tell: () => void) => {
    this.listeners.add(tell);
    return () => {
      this.listeners.delete(tell);
    };
  };
  list = () => this.entries;

  add(act: Act): number {
    this.last += 1;
    const id = this.last;
    const wait = reversible(act) ? 0 : holdSeconds * 1000;
    this.put([...this.entries, { id, act, phase: 'held', until: Date.now() + wait }]);
    if (wait === 0) void this.send(id);
    else this.later(id, wait, () => void this.send(id));
    return id;
  }

  /// Takes a held act back: nothing was sent. Undefined when it is too late.
  stop(id: number): Act | undefined {
    const entry = this.find(id);
    if (entry?.phase !== 'held') return undefined;
    this.forget(id);
    return entry.act;
  }

  /// Sends what is held, or sends again what failed: under the same key, so it can be recorded only once.
  async send(id: number): Promise<void> {
    const entry = this.find(id);
    if (!entry || entry.phase === 'sending' || entry.phase === 'done') return;
    this.clear(id);
    this.change(id, { phase: 'sending', error: undefined });
    try {
      const after = await this.tools.send(entry.act);
      const opposite = entry.act.undo ? undefined : oppositeOf(entry.act, after, this.tools.undoNote());
      this.change(id, { phase: 'done', ...(opposite && { opposite }) });
      this.later(id, shownSeconds * 1000, () => this.forget(id));
    } catch (error) {
      this.change(id, { phase: 'failed', error });
    }
  }

  undo(id: number) {
    const entry = this.find(id);
    if (entry?.phase !== 'done' || !entry.opposite) return;
    this.forget(id);
    this.add(entry.opposite);
  }

  forget(id: number) {
    this.clear(id);
    this.put(this.entries.filter((e) => e.id !== id));
  }

  /// Everything held goes now; resolves when it has been answered.
  async flush(): Promise<void> {
    await Promise.all(this.entries.filter((e) => e.phase === 'held').map((e) => this.send(e.id)));
  }

  unsent(): boolean {
    return this.entries.some((e) => e.phase === 'held' || e.phase === 'sending');
  }

  /// The screen is going away: what was held is not sent.
  dispose() {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
    this.put(this.entries.filter((e) => e.phase !== 'held'));
  }

  private find(id: number) {
    return this.entries.find((e) => e.id === id);
  }
  private change(id: number, part: Partial<Entry>) {
    this.put(this.entries.map((e) => (e.id === id ? { ...e, ...part } : e)));
  }
  private put(entries: readonly Entry[]) {
    this.entries = entries;
    this.listeners.forEach((tell) => tell());
  }
  private later(id: number, ms: number, run: () => void) {
    this.clear(id);
    this.timers.set(id, setTimeout(run, ms));
  }
  private clear(id: number) {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
  }
}

/// A refusal says nothing was recorded; a lost line or a broken server does not say.
export function mayHaveHappened(error: unknown): boolean {
  const { kind } = asProblem(error);
  return kind === 'offline' || kind === 'server';
}
