// Kills the server with SIGKILL under load, again and again, and holds it to what it had answered.
//   node crash.mjs PROGRAM VERIFIER [--kills 50] [--seed N] [--keep]
// Officers take cases in and move them on over HTTP, each request under its own idempotency key. After every kill: the journal verifies
// offline, the server starts, every acknowledged case is there at the acknowledged version or later, the same key gives the same answer,
// and requests the kill left without an answer are sent again and are done once. At the end the tables agree with the journal.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from './client.mjs';
import { random } from './random.mjs';

const argument = (name, otherwise) => {
  const i = process.argv.indexOf(`--${name}`);
  return i < 0 ? otherwise : Number(process.argv[i + 1]);
};
const [program, verifier] = process.argv.slice(2);
const kills = argument('kills', 50);
const seed = argument('seed', Date.now() % 1_000_000);
const dice = random(seed);
const data = mkdtempSync(join(tmpdir(), 'thongsuot-crash-'));
const dir = join(data, 'var');
const password = 'thong-suot-2026';
const logins = ['motcua1', 'motcua2', 'motcua1', 'motcua2', 'hotich1', 'hotich2'];

console.log(`seed ${seed}`);
const failures = [];
const fail = (text) => {
  failures.push(text);
  console.error(`FAILED ${text}`);
};

function tool(file, ...args) {
  const run = spawnSync(file, args, { encoding: 'utf8' });
  if (run.status !== 0) fail(`${file.split('/').pop()} ${args[0]}: exit ${run.status}\n${run.stdout}${run.stderr}`);
}
const verifyJournal = () => {
  const keys = readdirSync(join(dir, 'keys')).filter((f) => f.endsWith('.vkey')).flatMap((f) => ['--key', join(dir, 'keys', f)]);
  tool(verifier, 'data', dir, ...keys);
};

async function start() {
  // Each client has an address of its own, as behind a proxy: the limits for one address are not what is tested here.
  const child = spawn(program, ['serve', '--data', dir, '--listen', '127.0.0.1:0', '--behind-proxy'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const port = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = /http:\/\/127\.0\.0\.1:([1-9]\d*)/.exec(text);
      if (found) resolve(Number(found[1]));
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
  return { child, port };
}
const ended = (child) => new Promise((resolve) => (child.exitCode !== null || child.signalCode ? resolve() : child.on('exit', resolve)));

const acknowledged = new Map(); // case number -> version known
const answers = []; // of acknowledged requests: { client, request, status, identity }
let open = []; // sent, and never answered
let refused = 0;
const toPropose = [];

// What of an answer must be the same when it is given again.
const identity = (request, json) => (request.kind === 'intake' ? `${json.case.no} ${json.case.code}` : `${request.no}`);

function note(client, request, reply) {
  if (reply.status >= 500 || reply.status === 429) return open.push({ client, request });
  if (reply.status >= 400) {
    refused += 1;
    return undefined;
  }
  const no = request.kind === 'intake' ? reply.json.case.no : request.no;
  const version = Number(reply.json.case.version ?? reply.json.version ?? 0);
  acknowledged.set(no, Math.max(acknowledged.get(no) ?? 0, version));
  answers.push({ client, request, status: reply.status, identity: identity(request, reply.json) });
  if (request.kind === 'intake') toPropose.push(no);
  return no;
}

// One officer at work until the server is gone.
async function work(client, intake, stop) {
  for (let n = 0; !stop.now; ++n) {
    const no = client.login.startsWith('hotich') ? toPropose.shift() : undefined;
    if (client.login.startsWith('hotich') && no === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      continue;
    }
    const request = no === undefined ? intake(`${client.login} ${n}`) : client.command(no, 'propose', { outcome: 'grant', note: `Đủ điều kiện ${n}` });
    try {
      note(client, request, await client.send(request));
    } catch {
      open.push({ client, request });
      return;
    }
    if (dice() < 0.3) await new Promise((resolve) => setTimeout(resolve, 40 * dice()));
  }
}

async function afterKill(clients, since) {
  const fresh = answers.slice(since);
  const lost = open;
  open = [];
  for (const { client, request } of lost) {
    const first = await client.send(request);
    const second = await client.send(request);
    if (first.status < 400 && identity(request, first.json) !== identity(request, second.json ?? {})) fail(`one key did two things: ${JSON.stringify(request)}`);
    note(client, request, first);
  }
  for (const answer of fresh.filter(() => dice() < 0.3)) {
    const again = await answer.client.send(answer.request);
    if (again.status !== answer.status) fail(`case ${answer.identity}: the same key gave ${again.status} after ${answer.status}: ${again.text}`);
    else if (identity(answer.request, again.json) !== answer.identity) fail(`the same key gave ${identity(answer.request, again.json)} after ${answer.identity}`);
  }
  const numbers = new Set(fresh.map((a) => Number(a.identity.split(' ')[0])));
  for (const no of numbers) await look(clients[dice.below(clients.length)], no);
  return lost.length;
}

async function look(client, no) {
  const reply = await client.get(`/office/cases/${no}`);
  if (reply.status !== 200) return fail(`case ${no} was acknowledged and is not there: ${reply.status} ${reply.text}`);
  const version = Number(/\d+/.exec(reply.etag ?? '')?.[0] ?? reply.json.case.version ?? 0);
  if (version < acknowledged.get(no)) fail(`case ${no} was at version ${acknowledged.get(no)} and is at ${version}`);
  return undefined;
}

const began = Date.now();
tool(program, 'demo', '--data', dir, '--cases', '20', '--seed', String(seed));
let server = await start();
const clients = logins.map((login, i) => new Client(login, `10.7.${i}.1`));
for (const client of clients) {
  client.port = server.port;
  await client.signIn(password);
}
const intake = await clients[0].intakeOf('2.000635');
let repeated = 0;
for (let round = 1; round <= kills && failures.length < 5; ++round) {
  const stop = { now: false };
  const since = answers.length;
  const workers = clients.map((client) => work(client, (name) => intake(name, dice), stop));
  await new Promise((resolve) => setTimeout(resolve, 50 + 900 * dice()));
  server.child.kill('SIGKILL');
  await ended(server.child);
  stop.now = true;
  await Promise.all(workers);
  verifyJournal();
  if (round % 10 === 0) tool(program, 'check', '--data', dir);
  server = await start();
  clients.forEach((client) => client.moveTo(server.port));
  repeated += await afterKill(clients, since);
}
for (const no of acknowledged.keys()) if (no % 5 === seed % 5) await look(clients[dice.below(clients.length)], no);
server.child.kill('SIGTERM');
await ended(server.child);
verifyJournal();
tool(program, 'check', '--data', dir);
if (answers.length < kills * 2) fail(`only ${answers.length} requests were acknowledged: the load was too small to prove anything`);
if (process.argv.includes('--keep')) console.log(`kept ${dir}`);
else rmSync(data, { recursive: true, force: true });
console.log(
  `${kills} kills in ${Math.round((Date.now() - began) / 1000)} s, seed ${seed}: ${answers.length} acknowledged requests on ${acknowledged.size} cases, ` +
    `${repeated} left open by a kill and sent again, ${refused} refused by a rule, ${failures.length} failures`,
);
process.exit(failures.length ? 1 : 0);
