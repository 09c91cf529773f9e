// The contract against the real program: a demonstration commune is set up, served, and walked through by every kind of person.
//   node story.mjs PROGRAM [--cases N]        PROGRAM is build/thongsuot
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillAction, fillForm, givePapers } from './answers.mjs';
import { Browser } from './browser.mjs';
import { Contract } from './contract.mjs';

const [program, , cases = '150'] = process.argv.slice(2);
const password = 'thong-suot-2026';
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const contract = new Contract();
const log = [];
const failures = [];
const expect = (true_, text) => true_ || failures.push(text);

const data = mkdtempSync(join(tmpdir(), 'thongsuot-api-'));
const made = spawnSync(program, ['demo', '--data', join(data, 'var'), '--cases', cases, '--seed', '1'], { encoding: 'utf8' });
if (made.status !== 0) throw new Error(`demo failed: ${made.stdout}${made.stderr}`);
const server = spawn(program, ['serve', '--data', join(data, 'var'), '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'ignore'] });
const base = await new Promise((resolve, reject) => {
  let text = '';
  server.stdout.on('data', (chunk) => {
    text += chunk;
    const url = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(text);
    if (url) resolve(url[0]);
  });
  server.on('exit', () => reject(new Error(`serve ended: ${text}`)));
});

const browser = () => new Browser(base, contract, log);
const site = (await browser().get('/api/v1/site')).json;
const api = `/api/v1/communes/${site.default_commune}`;

async function staff(login) {
  const b = browser();
  const reply = await b.post(`${api}/office/login`, { login, password });
  expect(reply.status === 200, `${login} cannot sign in: ${reply.text}`);
  await b.get(`${api}/office/me`);
  return b;
}

async function publicPages() {
  const b = browser();
  for (const path of ['', '/fields', '/life-situations', '/procedures?q=dang%20ky%20khai%20sinh', '/procedures?limit=3', '/published-indicators']) {
    await b.get(api + path);
  }
  const journal = `/journal/${site.default_commune}`;
  for (const path of ['/checkpoint', '/key', '/tile/0/000']) await b.get(journal + path);
  for (const path of ['/healthz', '/metrics', '/api/v1/none']) await b.get(path);
}

async function citizenFiles() {
  const b = browser();
  const phone = `09${String(Date.now()).slice(-8)}`;
  await b.post('/api/v1/citizen/register', { phone, name: 'Nguyễn Thị Mẫu', password: 'con trâu đi trước cái cày' });
  const me = await b.get('/api/v1/citizen/me');
  await b.call('PATCH', '/api/v1/citizen/me', { body: { address: 'Xóm 3' }, headers: { 'If-Match': me.etag } });
  await b.call('PUT', `${api}/my/drafts/ho-so`, { body: { title: 'Khai sinh', content: { a: 1 } }, headers: { 'If-None-Match': '*' } });
  for (const path of ['/my/drafts', '/my/drafts/ho-so']) await b.get(api + path);
  const file = await b.call('POST', `${api}/my/files`, { bytes: png, headers: { 'Content-Type': 'image/png', 'X-File-Name': 'gi%E1%BA%A5y.png' } });
  await b.get(`${api}/my/files/${file.json?.id}`);
  const procedure = (await b.get(`${api}/procedures/1.001193`)).json;
  const request = {
    procedure: procedure.code, version: procedure.version, answers: fillForm(procedure.form),
    papers: givePapers(procedure.documents, 'online', file.json?.id), draft: 'ho-so',
  };
  const key = { headers: { 'Idempotency-Key': 'story-submit-0001' } };
  const sent = await b.post(`${api}/my/cases`, request, key);
  expect(sent.status === 201, `filing failed: ${sent.text}`);
  if (sent.status !== 201) return;
  const again = await b.post(`${api}/my/cases`, request, key);
  expect(again.json?.case?.no === sent.json.case.no, 'the same key filed a second case');
  const { no, code } = sent.json.case;
  for (const path of ['', `/${no}`, `/${no}/receipt`, `/${no}/receipt/qr.svg`]) await b.get(`${api}/my/cases${path}`);
  for (let i = 0; i < 20 && (await b.get(`${api}/my/cases/${no}/receipt/proof`)).status !== 200; ++i) await new Promise((r) => setTimeout(r, 250));
  const receipt = (await b.get(`${api}/my/cases/${no}/receipt`)).json;
  expect(receipt.qr === `${api}/my/cases/${no}/receipt/qr.svg`, `a citizen's receipt points at ${receipt.qr}`);
  await situations(b, file.json?.id);
  const tracked = await browser().post(`${api}/track`, { code, phone_last4: phone.slice(-4) });
  expect(tracked.status === 200, `tracking failed: ${tracked.text}`);
  expect((await browser().post(`${api}/track`, { code, phone_last4: '0000' })).status === 404, 'a wrong phone finds the case');
  return { b, no };
}

// What only the applicant can tell is chosen when filing; what the office finds is not. Persons are checked part by part.
async function situations(b, file) {
  const filing = async (code, more) => {
    const p = (await b.get(`${api}/procedures/${code}`)).json;
    const papers = givePapers(p.documents, 'online', file);
    return { procedure: code, version: p.version, answers: fillForm(p.form), papers, ...more };
  };
  const house = await b.post(`${api}/my/cases`, await filing('1.013225', { variant: 'nha-o-rieng-le' }));
  expect(house.status === 201, `a house cannot be filed: ${house.text}`);
  const detail = (await b.get(`${api}/my/cases/${house.json?.case?.no}`)).json;
  expect(detail?.variant?.vi === 'Nhà ở riêng lẻ', 'the case does not say which situation it is');
  const verify = await b.post(`${api}/my/cases`, await filing('1.004859', { variant: 'can-xac-minh' }));
  expect(verify.status === 400 && verify.json?.code === 'case.variant.office', `the office's variant was taken: ${verify.text}`);
  const marriage = await filing('1.000894', {});
  marriage.answers.nam.birth_date = '2999-01-01';
  const wrong = await b.post(`${api}/my/cases`, marriage);
  expect(wrong.json?.field === '/answers/nam/birth_date', `the wrong part is not named: ${wrong.text}`);
  marriage.answers.nam.birth_date = '1990-09-03';
  const wed = await b.post(`${api}/my/cases`, marriage);
  expect(wed.status === 201, `a person is refused: ${wed.text}`);
}

// Whoever has the one right next thing to do does it, until nobody has.
async function walk(no, logins) {
  const people = [];
  for (const login of logins) people.push([login, await staff(login)]);
  const done = [];
  for (let round = 0; round < 12; ++round) {
    let moved = false;
    for (const [login, b] of people) {
      const page = await b.get(`${api}/office/cases/${no}`);
      const action = page.json?.actions?.find((a) => a.main && !a.why_not);
      if (page.status !== 200 || !action || ['rate', 'comment'].includes(action.verb)) continue;
      const reply = await b.post(`${api}/office/cases/${no}/commands/${action.verb}`, { data: fillAction(action) }, { headers: { 'If-Match': page.etag } });
      if (reply.status === 200) {
        done.push(`${login}: ${action.verb}`);
        moved = true;
      } else done.push(`${login}: ${action.verb} refused, ${reply.json?.code}`);
    }
    if (!moved) break;
  }
  console.log(done.join(' · '));
  return people[0][1];
}

async function officeHandles(no) {
  const desk = await walk(no, ['motcua1', 'hotich1', 'chanhvanphong', 'chutich', 'vanthu']);
  const receipt = (await desk.get(`${api}/office/cases/${no}/receipt`)).json;
  expect(receipt?.qr === `${api}/office/cases/${no}/receipt/qr.svg`, `the office's receipt points at ${receipt?.qr}`);
  for (const path of ['/inbox?scope=commune', '/inbox', '/cases?q=mau', `/cases/${no}`, `/cases/${no}/journal`, `/cases/${no}/receipt`,
    `/cases/${no}/receipt/qr.svg`, `/cases/${no}/receipt/proof`, `/cases/${no}/print/giay-tiep-nhan`, `/cases/${no}/print/phieu-kiem-soat`, '/colleagues']) {
    await desk.get(`${api}/office${path}`);
  }
  const stream = await fetch(`${base}${api}/office/inbox/events`, { headers: { Cookie: [...desk.jar].map(([k, v]) => `${k}=${v}`).join('; ') } });
  const hello = new TextDecoder().decode((await stream.body.getReader().read()).value);
  log.push({ method: 'GET', path: `${api}/office/inbox/events`, status: stream.status, faults: [] });
  expect(stream.headers.get('content-type') === 'text/event-stream' && hello.startsWith('retry:'), 'the inbox does not stream');
  return (await desk.get(`${api}/office/cases/${no}`)).json?.case?.status;
}

async function counter() {
  const b = await staff('motcua2');
  const procedure = (await b.get(`${api}/procedures/2.000635`)).json;
  if (!procedure.form) return expect(false, 'no procedure 2.000635');
  const papers = procedure.documents.filter((d) => d.required && d.use === 'submit').map((d) => ({ document: d.key, form: 'original' }));
  const reply = await b.post(`${api}/office/cases`, { procedure: procedure.code, answers: fillForm(procedure.form), papers, applicant: { name: 'Trần Văn Mẫu', phone: '0987654321' } });
  expect(reply.status === 201, `counter intake failed: ${reply.text}`);
  const file = await b.call('POST', `${api}/office/files`, { bytes: png, headers: { 'Content-Type': 'image/png', 'X-File-Name': 'scan.png' } });
  await b.get(`${api}/office/files/${file.json?.id}`);
  await b.call('PUT', `${api}/office/drafts/quay`, { body: { content: {} } });
  for (const path of ['/drafts', '/drafts/quay']) await b.get(`${api}/office${path}`);
  await b.call('DELETE', `${api}/office/drafts/quay`);
}

// An officer of one unit asks, another unit handles, and the one who asked follows it.
async function internalWork() {
  const b = await staff('kinhte1');
  const work = `${api}/office/work`;
  const kinds = (await b.get(work)).json?.items ?? [];
  expect(kinds.length >= 2 && kinds.every((k) => k.code.startsWith('NB.')), `an officer may file ${kinds.map((k) => k.code)}`);
  const form = (await b.get(`${work}/NB.VP.01`)).json;
  expect(form?.reckoning?.lines?.length > 0, 'the form does not say when it would be due');
  expect((await b.get(`${work}/1.001193`)).status === 404, "a citizens' procedure is offered as internal work");
  const request = { procedure: 'NB.VP.01', version: form.procedure.version, answers: fillForm(form.procedure.form) };
  const key = { headers: { 'Idempotency-Key': 'story-work-0001' } };
  const sent = await b.post(work, request, key);
  expect(sent.status === 201 && sent.json.case.kind === 'internal', `filing internal work failed: ${sent.text}`);
  const again = await b.post(work, request, key);
  expect(again.json?.case?.no === sent.json.case.no, 'the same key filed the work twice');
  const { no } = sent.json.case;
  expect((await b.get(`${api}/office/cases/${no}`)).status === 200, 'who asked cannot follow it');
  await walk(no, ['hotich1', 'chutich', 'vanthu']);
  const mine = (await b.get(`${work}/mine`)).json?.items ?? [];
  expect(mine[0]?.no === no && mine[0].status === 'done', `the work stands at ${mine[0]?.status}`);

  const leader = await staff('chutich');
  const task = { procedure: 'KH.NV', answers: {}, lead: 'phong-kinh-te', due: new Date(Date.now() + 30 * 86400e3).toISOString().slice(0, 10), title: 'Rà soát quy trình', product: 'Danh mục' };
  expect((await b.post(work, task)).json?.code === 'case.filer', 'an officer hands out a task');
  expect((await leader.post(work, { ...task, lead: 'khong-co' })).json?.code === 'work.unit', 'a unit that does not exist leads');
  expect((await leader.post(work, { ...task, due: '2999-12-31' })).json?.code === 'task.due.far', 'a due day beyond the calendar is taken');
  const handed = await leader.post(work, task);
  expect(handed.status === 201 && handed.json.case.unit === 'phong-kinh-te', `handing out failed: ${handed.text}`);
}

// Next year's plan: looked at, compared, put in force once.
async function planImport(b) {
  const plan = `${api}/office/plan`;
  const send = (path, text, more = {}) =>
    b.call('POST', plan + path, { bytes: Buffer.from(text), headers: { 'Content-Type': 'text/plain', 'X-File-Name': 'ke-hoach.txt', ...more } });
  const text = readFileSync(new URL('../../packs/plans/ke-hoach-cchc-2026-an-phu.txt', import.meta.url), 'utf8').replace('98%', '99%');
  const seen = await send('/preview', text);
  expect(seen.status === 200 && seen.json.targets.some((t) => t.how === 'changed'), `the comparison failed: ${seen.text}`);
  expect((await send('/preview', 'Không có gì.')).json?.code === 'plan.empty', 'an empty plan is taken');
  const key = { 'Idempotency-Key': 'story-plan-0001' };
  const path = `/imports?against=${seen.json?.in_force}`;
  const done = await send(path, text, key);
  expect(done.status === 201, `the import failed: ${done.text}`);
  expect((await send(path, text, key)).json?.plan === done.json?.plan, 'the same key imported twice');
  expect((await b.get(plan)).json?.id === done.json?.plan, 'another plan is in force');
  expect((await send('/preview', text)).json?.same_file === true, 'the plan in force is not recognised');
  const late = await send(path, text.replace('99%', '97%'));
  expect(late.json?.code === 'plan.moved', `compared with an old plan: ${late.text}`);
}

async function coordinator() {
  const b = await staff('cchc');
  const office = `${api}/office`;
  for (const path of ['/plan', '/plan/lines?from=1&limit=50', '/plan/targets?bound=false', '/plan/tasks?limit=5', '/plan/duties', '/indicators?period=2026-Q1&basis=report']) await b.get(office + path);
  const targets = (await b.get(`${office}/plan/targets`)).json?.items ?? [];
  expect(targets.length > 0, 'the plan has no target');
  const values = (await b.get(`${office}/indicators`)).json?.items ?? [];
  const computed = values.find((v) => v.status === 'computed');
  expect(computed, 'no indicator is computed');
  const target = targets.find((t) => t.indicators.includes(computed?.id)) ?? targets[0];
  if (target) {
    const detail = await b.get(`${office}/plan/targets/${target.id}`);
    const bound = await b.call('PUT', `${office}/plan/targets/${target.id}/binding`, { body: { indicators: target.indicators, note: 'giữ nguyên' }, headers: { 'If-Match': detail.etag } });
    expect(bound.status === 200, `binding failed: ${bound.text}`);
  }
  await planImport(b);
  if (!computed) return;
  await b.get(`${office}/indicators/${computed.id}`);
  for (const part of ['numerator', 'denominator', 'missing']) await b.get(`${office}/indicators/${computed.id}/cases?part=${part}&limit=5`);
}

// What an ended case says about people goes, the case stays; nobody but the administrator may do it.
async function erase(b, admin) {
  const leader = await staff('chutich');
  const done = (await leader.get(`${api}/office/cases?status=done&limit=20`)).json?.items ?? [];
  const ended = done.find((c) => c.kind === 'procedure'); // who asked for internal work stays on record as an official
  const request = { code: ended?.code, reason: 'Đơn yêu cầu số 12/ĐN' };
  expect((await leader.post(`${admin}/erasures`, request)).status === 403, 'a leader may erase');
  const erased = await b.post(`${admin}/erasures`, request);
  expect(erased.status === 200 && erased.json.entries > 0, `erasing failed: ${erased.text}`);
  expect((await b.post(`${admin}/erasures`, request)).json?.code === 'erase.done', 'it could be erased twice');
  const after = await leader.get(`${api}/office/cases/${ended?.no}`);
  expect(after.status === 200 && !after.text.includes(ended.applicant), 'the case is gone, or the name is not');
  await leader.get(`${api}/office/cases/${ended?.no}/journal`);
}

async function administrator() {
  const b = await staff('quantri');
  const admin = `${api}/office/admin`;
  for (const path of ['/staff', '/jobs', '/packs']) await b.get(admin + path);
  const made = await b.post(`${admin}/staff`, { login: 'nguoi-moi', name: 'Lê Thị Mẫu', roles: ['officer'], unit: 'van-phong' });
  expect(made.status === 201, `account failed: ${made.text}`);
  const id = made.json?.account?.id;
  const one = await b.get(`${admin}/staff/${id}`);
  await b.call('PATCH', `${admin}/staff/${id}`, { body: { title: 'Chuyên viên' }, headers: { 'If-Match': one.etag } });
  const link = (await b.post(`${admin}/staff/${id}/invitation`)).json?.link ?? '';
  const token = /token=(.*)$/.exec(link)?.[1] ?? '';
  const newcomer = browser();
  await newcomer.post(`${api}/office/invitation/preview`, { token });
  const entered = await newcomer.post(`${api}/office/invitation/accept`, { token, password: 'một câu của riêng tôi' });
  expect(entered.status === 200, `invitation failed: ${entered.text}`);
  await newcomer.post(`${api}/office/password`, { old: 'một câu của riêng tôi', new: 'một câu khác của tôi' });
  await newcomer.post(`${api}/office/logout`);
  expect((await b.get(`${api}/office/cases/1`)).status === 403, 'the administrator sees a case');
  await erase(b, admin);
}

try {
  await publicPages();
  const filed = await citizenFiles();
  if (filed) {
    const status = await officeHandles(filed.no);
    expect(['ready', 'done'].includes(status), `the case stands at ${status}`);
    const mine = (await filed.b.get(`${api}/my/cases/${filed.no}`)).json;
    const rate = mine?.actions?.find((a) => a.verb === 'rate' && !a.why_not);
    if (rate) await filed.b.post(`${api}/my/cases/${filed.no}/commands/rate`, { data: fillAction(rate) });
    await filed.b.post('/api/v1/citizen/password', { old: 'con trâu đi trước cái cày', new: 'một câu khác hẳn câu trước' });
    await filed.b.call('DELETE', `${api}/my/drafts/ho-so`);
    await filed.b.post('/api/v1/citizen/logout');
  }
  await browser().post('/api/v1/citizen/login', { phone: '0900000001', password });
  await counter();
  await internalWork();
  await coordinator();
  await administrator();
} finally {
  server.kill('SIGTERM');
  const code = await new Promise((resolve) => server.on('exit', resolve));
  expect(code === 0, `the server ended with ${code} on SIGTERM`);
  rmSync(data, { recursive: true, force: true });
}

const faults = new Map(log.flatMap((e) => e.faults.map((f) => [f, `${e.method} ${e.path} ${e.status}`])));
// A receipt asked for within two seconds of its entry is told to wait; nothing else may fail on the server's side.
for (const e of log.filter((x) => x.status >= 500 && !x.body.includes('receipt.not_yet'))) failures.push(`${e.method} ${e.path}: ${e.status} ${e.body}`);
const seen = new Set(log.filter((e) => e.status < 400).map((e) => contract.find(e.method, e.path)?.id));
const missing = contract.operations.map((o) => o.id).filter((id) => !seen.has(id));
for (const [fault, where] of faults) console.error(`${where}: ${fault}`);
failures.forEach((f) => console.error(f));
console.log(`${log.length} exchanges, ${seen.size} of ${contract.operations.length} operations, ${faults.size} breaches of the contract, ${failures.length} failures`);
console.log(`not walked: ${missing.join(', ') || 'none'}`);
process.exit(faults.size || failures.length ? 1 : 0);
