/// Answers that public/boot.js asked for while the program was on its way: each is handed over once, to the first who
/// would have asked the same.
declare global {
  interface Window {
    tsEarly?: Record<string, Promise<Response>>;
  }
}

/// What has lain longer than this (milliseconds since the page began) is asked for anew.
const fresh = 60_000;

export async function fetchEarly(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const asked = request.method === 'GET' ? window.tsEarly?.[pathname + search] : undefined;
  if (!asked) return fetch(request);
  delete window.tsEarly?.[pathname + search];
  if (performance.now() > fresh) return fetch(request);
  try {
    return await asked;
  } catch {
    return fetch(request);
  }
}
