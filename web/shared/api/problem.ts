/// RFC 9457 answers as an Error that screens can show. `kind` is what the page does about it.
export interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  code?: string;
  detail?: string;
  detail_en?: string;
  article?: string;
  field?: string;
  request_id?: string;
  retry_after?: number;
}

export type ProblemKind =
  'offline' | 'session' | 'forbidden' | 'missing' | 'conflict' | 'rule' | 'busy' | 'server';

export class Problem extends Error {
  readonly kind: ProblemKind;
  constructor(
    readonly status: number,
    readonly body: ProblemBody,
  ) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = 'Problem';
    this.kind = kindOf(status);
  }
}

function kindOf(status: number): ProblemKind {
  if (status === 0) return 'offline';
  if (status === 401) return 'session';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'missing';
  if (status === 409 || status === 412 || status === 428) return 'conflict';
  if (status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'server' : 'rule';
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // fetch rejects with a TypeError when there is no line; anything else is a mistake of ours, shown as such.
  return new Problem(error instanceof TypeError ? 0 : 500, {
    detail: error instanceof Error ? error.message : '',
  });
}
