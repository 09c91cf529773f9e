// Holds recorded exchanges (one JSON object a line: method, path, status, type, body) against the contract.
//   node check-recorded.mjs FILE [--all]      --all: every operation must have answered with success at least once
import { readFileSync } from 'node:fs';
import { Contract } from './contract.mjs';

const [file, ...flags] = process.argv.slice(2);
const contract = new Contract();
const lines = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const covered = new Set();
const faults = new Map();

for (const exchange of lines) {
  const operation = contract.find(exchange.method, exchange.path);
  if (operation && exchange.status < 400) covered.add(operation.id);
  for (const fault of contract.check(exchange)) {
    faults.set(fault, `${exchange.method} ${exchange.path.split('?')[0]} ${exchange.status}`);
  }
}

for (const [fault, where] of faults) console.error(`${where}: ${fault}`);
const missing = contract.operations.map((o) => o.id).filter((id) => !covered.has(id));
console.log(`${lines.length} exchanges, ${covered.size} of ${contract.operations.length} operations answered with success, ${faults.size} faults`);
if (missing.length) console.log(`not seen: ${missing.join(', ')}`);
process.exit(faults.size || (flags.includes('--all') && missing.length) ? 1 : 0);
