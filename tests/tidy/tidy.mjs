#!/usr/bin/env node
// The rules of the house that a compiler does not check: who may include whom, what pure code may touch, how long lines and files
// are, no notes to self, no paths of somebody's machine, no dead links in the documents. Prints what it measured.
//
//   node tests/tidy/tidy.mjs            check
//   node tests/tidy/tidy.mjs --record   lower the limits of limits.json to what is there now (never raises them)
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const limitsFile = join(here, 'limits.json');
const limits = JSON.parse(readFileSync(limitsFile, 'utf8'));
const record = process.argv.includes('--record');

const complaints = [];
const complain = (where, what) => complaints.push(`${where}: ${what}`);

const skipped = /^(\.git|node_modules|dist|test-results|var|var\.new|build.*)$/;
function walk(folder, out = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skipped.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, out);
    else if (entry.isFile()) out.push(relative(root, path));
  }
  return out;
}
/** The files of the project: those git knows, or all where there is no git (a source archive). */
function projectFiles() {
  try {
    const options = { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] };
    const known = execFileSync('git', ['ls-files', '-z'], options).split('\0').filter((f) => f && existsSync(join(root, f)));
    if (known.length) return known;
  } catch {
    // walk
  }
  return walk(root);
}
const files = projectFiles();
const texts = new Map();
const text = (file) => {
  if (!texts.has(file)) texts.set(file, readFileSync(join(root, file), 'utf8'));
  return texts.get(file);
};
const cpp = files.filter((f) => /^(src|tests|bench)\/.*\.(cpp|hpp)$/.test(f));

// --- layers: base <- kernel <- domain <- cli; server stands on the kernel; verify on base and the journal ---

function readModules() {
  const modules = new Map(); // target -> { folder, deps }
  for (const file of files.filter((f) => /^src\/.*CMakeLists\.txt$/.test(f))) {
    const call = /ts_module\((\w+)([^)]*)\)/.exec(text(file));
    if (!call) continue;
    const deps = /\bDEPS\s+(.*?)(?=\bTEST_DEPS\b|\bFOLDERS\b|$)/s.exec(call[2])?.[1] ?? '';
    modules.set(call[1], { folder: dirname(file).slice(4), deps: deps.split(/\s+/).filter((d) => d.startsWith('ts_')) });
  }
  return modules;
}
const modules = readModules();
const layerOf = (folder) => folder.split('/')[0];
const mayUse = {
  base: [],
  kernel: ['base', 'kernel'],
  domain: ['base', 'kernel', 'domain'],
  server: ['base', 'kernel'],
  cli: ['base', 'kernel', 'domain', 'server'],
  verify: ['base', 'kernel/journal'],
};

function closure(target, seen = new Set()) {
  for (const dep of modules.get(target)?.deps ?? []) {
    if (seen.has(dep)) continue;
    seen.add(dep);
    closure(dep, seen);
  }
  return seen;
}

function moduleOf(file) {
  let best = null;
  for (const [target, { folder }] of modules)
    if (file.startsWith(`src/${folder}/`) && (!best || folder.length > modules.get(best).folder.length)) best = target;
  return best;
}

for (const [target, { folder, deps }] of modules) {
  const allowed = mayUse[layerOf(folder)];
  if (!allowed) complain(`src/${folder}`, 'belongs to no layer');
  for (const dep of deps) {
    const used = modules.get(dep)?.folder;
    if (!used) complain(`src/${folder}/CMakeLists.txt`, `depends on ${dep}, which is no module`);
    else if (!allowed?.includes(used) && !allowed?.includes(layerOf(used)))
      complain(`src/${folder}/CMakeLists.txt`, `${layerOf(folder)} may not depend on ${used}`);
  }
  if (closure(target).has(target)) complain(`src/${folder}/CMakeLists.txt`, `${target} depends on itself, round about`);
}

const pure = ['kernel/calendar', 'kernel/permissions', 'kernel/casework', 'kernel/journal', 'domain/plan/compiler'];
const impure =
  /<(soci|sqlite3|libpq|curl|boost\/asio|boost\/beast|spdlog|fstream|filesystem|iostream|thread|mutex|random|ctime|unistd\.h|fcntl\.h|sys\/)/;
// Reads its file once, at the start; everything else of the compiler takes text.
const excused = new Set(['src/domain/plan/compiler/catalogue.hpp', 'src/domain/plan/compiler/catalogue.cpp']);

// The TOML library has a defect that one wrapper mends, and only when nobody goes round it.
for (const file of cpp)
  if (file !== 'src/base/toml.hpp' && text(file).includes('#include <toml++')) complain(file, 'includes toml++ itself: use base/toml.hpp');

let includes = 0;
for (const file of cpp.filter((f) => f.startsWith('src/'))) {
  const self = moduleOf(file);
  if (!self) continue;
  const isTest = /(_test\.cpp|_fixture\.hpp|test_client\.hpp)$/.test(file);
  const allowed = closure(self).add(self);
  for (const [, quoted, path] of text(file).matchAll(/^#include (["<])([^">]+)[">]/gm)) {
    ++includes;
    if (quoted === '<') {
      if (!isTest && !excused.has(file) && pure.includes(modules.get(self).folder) && impure.test(`<${path}`))
        complain(file, `pure code includes <${path}>`);
      continue;
    }
    if (!existsSync(join(root, 'src', path))) {
      if (!isTest) complain(file, `"${path}" is not below src/`);
      continue;
    }
    const used = moduleOf(`src/${path}`);
    if (!used || !allowed.has(used)) complain(file, `includes ${path}, but ${self} does not depend on ${used}`);
  }
}

// --- sizes ---

const tooWide = 120;
let wide = 0;
let widest = { width: 0, where: '' };
const lengths = [];
for (const file of cpp) {
  const lines = text(file).split('\n');
  if (lines.at(-1) === '') lines.pop();
  lengths.push({ file, lines: lines.length });
  lines.forEach((line, i) => {
    const width = [...line].length;
    if (width > tooWide) ++wide;
    if (width > widest.width) widest = { width, where: `${file}:${i + 1}` };
  });
}
lengths.sort((a, b) => a.lines - b.lines);
const p95 = lengths[Math.ceil(lengths.length * 0.95) - 1].lines;
const longest = lengths.slice(-3).reverse();
if (wide > limits.wide_lines)
  complain('width', `${wide} lines of C++ are wider than ${tooWide}; there were ${limits.wide_lines}, and it may only become fewer`);
if (widest.width > limits.widest_line) complain(widest.where, `${widest.width} wide; no line may be wider than ${limits.widest_line}`);
if (p95 > 500) complain('length', `95 % of the C++ files must have at most 500 lines; it is ${p95}`);
if (longest[0].lines > limits.longest_file)
  complain(longest[0].file, `${longest[0].lines} lines; no file may have more than ${limits.longest_file}`);

// --- notes to self, paths of a machine ---

const written = files.filter(
  (f) => /\.(cpp|hpp|txt|cmake|mjs|ts|tsx|css|html|md|toml|json|yaml|csv|scn|service|timer|conf)$|^(Makefile|scripts\/|deploy\/|\.ci\/)/.test(f) &&
    !f.endsWith('package-lock.json'),
);
const noteToSelf = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME'].join('|')})\\b`);
const machinePath = /(^|[^\w./}-])\/(work|root|home)\/[A-Za-z]/;
for (const file of written) {
  text(file).split('\n').forEach((line, i) => {
    if (noteToSelf.test(line)) complain(`${file}:${i + 1}`, 'a note to self; do it or make it an issue');
    if (machinePath.test(line)) complain(`${file}:${i + 1}`, 'a path of somebody\'s machine');
  });
}

// --- links of the documents ---

let links = 0;
const awaited = new Set(limits.pictures_to_come);
for (const file of files.filter((f) => f.endsWith('.md'))) {
  const prose = text(file).replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  for (const [, target] of prose.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)) {
    if (/^([a-z]+:|#)/i.test(target)) continue;
    ++links;
    const path = normalize(join(dirname(file), decodeURIComponent(target.split('#')[0])));
    if (!existsSync(join(root, path)) && !awaited.has(path)) complain(file, `the link ${target} leads nowhere`);
  }
}

// --- what came out ---

console.log(`modules ${modules.size}, includes ${includes}, all along the arrows of CMake`);
console.log(`C++ files ${lengths.length}, lines ${lengths.reduce((sum, l) => sum + l.lines, 0)}; length p95 ${p95}, longest ` +
  longest.map((l) => `${l.file} ${l.lines}`).join(', '));
console.log(`lines wider than ${tooWide}: ${wide} (limit ${limits.wide_lines}); widest ${widest.width} at ${widest.where}`);
console.log(`files read for notes and paths ${written.length}; links of documents ${links}`);
if (record) {
  const lowered = {
    wide_lines: Math.min(limits.wide_lines, wide),
    widest_line: Math.max(tooWide, Math.min(limits.widest_line, widest.width)),
    longest_file: Math.max(500, Math.min(limits.longest_file, longest[0].lines)),
    pictures_to_come: limits.pictures_to_come.filter((p) => !existsSync(join(root, p))),
  };
  writeFileSync(limitsFile, JSON.stringify(lowered, null, 2) + '\n');
}
for (const complaint of complaints.slice(0, 40)) console.error(`✗ ${complaint}`);
if (complaints.length > 40) console.error(`… and ${complaints.length - 40} more`);
process.exit(complaints.length ? 1 : 0);
