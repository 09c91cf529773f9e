/// The one way to the server. Adds the CSRF token of the session's readable cookie to what changes something,
/// turns every refusal into a Problem, and tells listeners when a session has ended.
import createClient, { type Middleware } from 'openapi-fetch';
import { fetchEarly } from './early';
import { Problem, type ProblemBody } from './problem';
import type { paths } from './schema';

export type Audience = 'citizen' | 'staff';

const sessionEnded = new Set<() => void>();

/// Called when the server no longer knows the session; returns how to stop listening.
export function onSessionEnded(tell: () => void): () => void {
  sessionEnded.add(tell);
  return () => {
    sessionEnded.delete(tell);
  };
}

export function tellSessionEnded() {
  sessionEnded.forEach((tell) => tell());
}

export function csrfToken(audience: Audience): string {
  const name = audience === 'citizen' ? 'ts_citizen_csrf=' : 'ts_staff_csrf=';
  const cookie = document.cookie.split('; ').find((c) => c.startsWith(name));
  return cookie ? decodeURIComponent(cookie.slice(name.length)) : '';
}

async function bodyOf(response: Response): Promise<ProblemBody> {
  try {
    return (await response.clone().json()) as ProblemBody;
  } catch {
    return {};
  }
}

/// Signing in with a wrong password is a 401 too, and ends no session.
const isSignIn = (url: string) => /\/(login|accept|register|me)$/.test(new URL(url, location.href).pathname);

function middleware(audience: Audience): Middleware {
  return {
    onRequest({ request }) {
      if (request.method !== 'GET') request.headers.set('X-CSRF-Token', csrfToken(audience));
      return request;
    },
    async onResponse({ request, response }) {
      if (response.ok || response.status === 304) return response;
      const problem = new Problem(response.status, await bodyOf(response));
      if (problem.kind === 'session' && !isSignIn(request.url)) tellSessionEnded();
      throw problem;
    },
  };
}

export function makeClient(audience: Audience) {
  const client = createClient<paths>({
    credentials: 'same-origin',
    ...(audience === 'citizen' && { fetch: fetchEarly }),
  });
  client.use(middleware(audience));
  return client;
}

/// The data of an answer that the middleware let through.
export async function data<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

/// A key for one intention: made once, kept over retries.
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}
