// A browser for tests: cookies, CSRF token, idempotency keys; every exchange is held against the contract.
import { randomUUID } from 'node:crypto';

/// Debian 12's own Node has no getSetCookie: there the cookies come as one line, with commas in their dates as well.
const cookiesOf = (headers) =>
  headers.getSetCookie?.() ?? headers.get('set-cookie')?.split(/, (?=[^=;,]+=)/) ?? [];

export class Browser {
  constructor(base, contract, log) {
    Object.assign(this, { base, contract, log, jar: new Map() });
  }

  async call(method, path, { body, headers = {}, bytes } = {}) {
    const all = { ...headers };
    if (this.jar.size) all.Cookie = [...this.jar].map(([k, v]) => `${k}=${v}`).join('; ');
    if (method !== 'GET') {
      const token = this.jar.get(path.includes('/office/') ? 'ts_staff_csrf' : 'ts_citizen_csrf');
      if (token) all['X-CSRF-Token'] = token;
      all['Idempotency-Key'] ??= randomUUID();
    }
    if (body !== undefined) all['Content-Type'] = 'application/json';
    const response = await fetch(this.base + path, { method, headers: all, body: bytes ?? (body === undefined ? undefined : JSON.stringify(body)) });
    for (const cookie of cookiesOf(response.headers)) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (value) this.jar.set(name, value);
      else this.jar.delete(name);
    }
    const type = response.headers.get('content-type') ?? '';
    const text = await response.text();
    const exchange = { method, path, status: response.status, type, body: text };
    this.log.push({ ...exchange, faults: this.contract.check(exchange) });
    return { status: response.status, etag: response.headers.get('etag'), text, json: /json/.test(type) ? JSON.parse(text) : undefined };
  }

  get(path, options) {
    return this.call('GET', path, options);
  }
  post(path, body, options = {}) {
    return this.call('POST', path, { body, ...options });
  }
}
