/// The real server for the stories: the one at THONGSUOT_URL, or a demonstration year of our own in a
/// temporary folder (THONGSUOT_BIN, else build/thongsuot). Without either the stories are skipped and say so.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const repository = join(__dirname, '../..');
export const program = process.env.THONGSUOT_BIN ?? join(repository, 'build/thongsuot');
export const verifier = join(dirname(program), 'thongsuot-verify');
export const hasProgram = existsSync(program);
export const hasServer = process.env.THONGSUOT_URL !== undefined || hasProgram;

/// The password every demonstration account has.
export const demoPassword = 'thong-suot-2026';

export interface Running {
  url: string;
  stop(): void;
}

function serve(folder: string): Promise<Running> {
  const child: ChildProcess = spawn(program, ['serve', '--data', folder, '--listen', '127.0.0.1:0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => {
    child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(said)?.[0];
      if (url) resolve({ url, stop });
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

const fresh = () => mkdtempSync(join(tmpdir(), 'thongsuot-e2e-'));

/// A commune with a short invented year behind it and demonstration accounts.
export async function startDemo(): Promise<Running> {
  const given = process.env.THONGSUOT_URL;
  if (given) return { url: given, stop: () => undefined };
  const folder = fresh();
  execFileSync(program, ['demo', '--data', folder, '--cases', '60', '--seed', '11'], { stdio: 'pipe' });
  return serve(folder);
}

/// A commune just set up: nobody has an account yet, the first administrator has a one-time link.
export async function startNew(): Promise<Running & { link: string }> {
  const folder = fresh();
  const plan = join(repository, 'packs/plans/ke-hoach-cchc-2026-an-phu.txt');
  const said = execFileSync(program, [
    'init',
    '--data',
    folder,
    '--commune',
    '17464',
    '--plan',
    plan,
  ]).toString();
  const link = /\/office\/invitation#\S+/.exec(said)?.[0];
  if (!link) throw new Error(`init printed no link: ${said}`);
  return { ...(await serve(folder)), link };
}
