// An officer's client: one connection kept alive, cookies, CSRF token, an idempotency key for each request.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { fillForm } from '../api/answers.mjs';

const commune = 99901; // the demonstration's

export class Client {
  constructor(login, address) {
    Object.assign(this, { login, address, jar: new Map(), agent: new http.Agent({ keepAlive: true, maxSockets: 1 }) });
  }

  // The server has started again elsewhere; sessions outlive it.
  moveTo(port) {
    this.agent.destroy();
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    this.port = port;
  }

  call(method, path, body, key) {
    const bytes = body === undefined ? undefined : JSON.stringify(body);
    const headers = { 'X-Forwarded-For': this.address, Cookie: [...this.jar].map(([k, v]) => `${k}=${v}`).join('; ') };
    if (bytes !== undefined) Object.assign(headers, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(bytes) });
    if (method !== 'GET') Object.assign(headers, { 'X-CSRF-Token': this.jar.get('ts_staff_csrf') ?? '', 'Idempotency-Key': key ?? randomUUID() });
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: this.port, method, path: `/api/v1/communes/${commune}${path}`, headers, agent: this.agent, timeout: 20_000 };
      const request = http.request(options, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', reject);
        response.on('aborted', () => reject(new Error('aborted')));
        response.on('end', () => {
          for (const cookie of response.headers['set-cookie'] ?? []) this.jar.set(...cookie.split(';')[0].split('='));
          const text = Buffer.concat(parts).toString();
          const json = /json/.test(response.headers['content-type'] ?? '') ? JSON.parse(text) : undefined;
          resolve({ status: response.statusCode, etag: response.headers.etag, text, json });
        });
      });
      request.on('timeout', () => request.destroy(new Error('timeout')));
      request.on('error', reject);
      request.end(bytes);
    });
  }
  get(path) {
    return this.patient(() => this.call('GET', path));
  }
  send(request) {
    return this.patient(() => this.call('POST', request.path, request.body, request.key));
  }
  // A session may ask 30 times a second; who is told to wait, waits.
  async patient(ask) {
    for (;;) {
      const reply = await ask();
      if (reply.status !== 429) return reply;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }

  async signIn(password) {
    const reply = await this.call('POST', '/office/login', { login: this.login, password });
    if (reply.status !== 200) throw new Error(`${this.login} cannot sign in: ${reply.text}`);
  }

  // A function that makes requests to take in a case of that procedure.
  async intakeOf(code) {
    const procedure = (await this.get(`/procedures/${code}`)).json;
    const papers = procedure.documents.filter((d) => d.required && d.use === 'submit').map((d) => ({ document: d.key, form: 'original' }));
    const answers = fillForm(procedure.form);
    return (name, dice) => ({
      kind: 'intake', key: randomUUID(), path: '/office/cases',
      body: { procedure: code, answers, papers, applicant: { name: `Trần Thị ${name}`, phone: `09${String(10_000_000 + dice.below(89_999_999))}` } },
    });
  }
  command(no, verb, data) {
    return { kind: 'command', no, key: randomUUID(), path: `/office/cases/${no}/commands/${verb}`, body: { data } };
  }
}
