// The contract itself: references resolve, ids are unique, every example fits its schema, every POST that changes something is safe to repeat.
import { Contract } from './contract.mjs';

const contract = new Contract();
const faults = [];
let examples = 0;

const visit = (node, pointer) => {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.$ref === 'string') {
    const found = node.$ref.slice(2).split('/').reduce((at, key) => at?.[key], contract.document);
    if (found === undefined) faults.push(`${pointer}: ${node.$ref} leads nowhere`);
  }
  for (const [key, value] of Object.entries(node)) visit(value, `${pointer}/${key}`);
};
visit(contract.document, '#');

for (const [name, schema] of Object.entries(contract.document.components.schemas)) {
  const valid = contract.schema(`#/components/schemas/${name}`);
  for (const example of schema.examples ?? []) {
    ++examples;
    if (!valid(example)) faults.push(...valid.errors.map((e) => `example of ${name}: ${e.instancePath || '/'} ${e.message}`));
  }
}

const ids = new Set();
const repeatable = new Set(['loginCitizen', 'logoutCitizen', 'loginStaff', 'logoutStaff', 'trackCase', 'previewInvitation', 'previewPlan']);
for (const { id, method, spec } of contract.operations) {
  if (ids.has(id)) faults.push(`${id} names two operations`);
  ids.add(id);
  const names = (spec.parameters ?? []).map((p) => p.$ref?.split('/').pop());
  if (method === 'post' && !repeatable.has(id) && !names.includes('idempotencyKey')) faults.push(`${id} takes no Idempotency-Key`);
  if (!spec.responses.default?.$ref?.endsWith('/Problem')) faults.push(`${id} does not answer problems`);
  if (!spec['x-permission']) faults.push(`${id} asks for no permission`);
}

faults.forEach((fault) => console.error(fault));
console.log(`${ids.size} operations, ${examples} examples, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
