// The contract (api/openapi.yaml) as something to hold a response against.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import YAML from 'yaml';

const methods = ['get', 'put', 'post', 'patch', 'delete'];
const file = new URL('../../api/openapi.yaml', import.meta.url);

const escape = (key) => key.replaceAll('~', '~0').replaceAll('/', '~1');

export class Contract {
  constructor() {
    this.document = YAML.parse(readFileSync(file, 'utf8'));
    this.ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(this.ajv);
    this.ajv.addSchema(this.document, 'contract');
    this.operations = [...this.#operations()];
  }

  *#operations() {
    for (const [path, item] of Object.entries(this.document.paths)) {
      // The tile's index may have slashes; nothing else may.
      const pattern = path.replace('{index}', '(.+)').replace(/\{[^}]+\}/g, '([^/]+)');
      for (const method of methods.filter((m) => item[m])) {
        const pointer = `#/paths/${escape(path)}/${method}`;
        yield { id: item[method].operationId, method, path, pointer, regex: new RegExp(`^${pattern}$`), spec: item[method] };
      }
    }
  }

  // The operation of a request; literal paths win over parameters.
  find(method, url) {
    const path = url.split('?')[0];
    const wanted = method === 'HEAD' ? 'get' : method.toLowerCase();
    const found = this.operations.filter((o) => o.method === wanted && o.regex.test(path));
    found.sort((a, b) => (a.path.match(/\{/g)?.length ?? 0) - (b.path.match(/\{/g)?.length ?? 0));
    return found[0];
  }

  #deref(node, pointer) {
    if (!node?.$ref) return [node, pointer];
    const target = node.$ref.slice(2).split('/').reduce((at, key) => at?.[key], this.document);
    return [target, node.$ref];
  }

  // A compiled check of the schema at this pointer.
  schema(pointer) {
    const id = `contract${pointer}`;
    return this.ajv.getSchema(id) ?? this.ajv.compile({ $ref: id });
  }

  // What is wrong with this exchange, as sentences; none when it is as the contract says.
  check({ method, path, status, type, body }) {
    const operation = this.find(method, path);
    if (!operation) return path.startsWith('/api/') && status < 400 ? ['no such operation in the contract'] : this.#checkProblem(status, type, body);
    const key = operation.spec.responses[status] ? String(status) : 'default';
    if (status < 400 && key === 'default' && status !== 304) return [`${operation.id}: status ${status} is not in the contract`];
    if (status === 304) return [];
    const [response, pointer] = this.#deref(operation.spec.responses[key], `${operation.pointer}/responses/${key}`);
    if (!response.content) return body ? [`${operation.id}: ${status} has a body`] : [];
    const media = type.split(';')[0];
    if (!response.content[media]) return [`${operation.id}: ${status} answers ${media || 'nothing'}, the contract ${Object.keys(response.content)}`];
    if (!/json$/.test(media) || method === 'HEAD') return [];
    return this.#validate(`${pointer}/content/${escape(media)}/schema`, body, operation.id);
  }

  #checkProblem(status, type, body) {
    if (status < 400) return [];
    if (type !== 'application/problem+json') return [`a failure (${status}) answers ${type}`];
    return this.#validate('#/components/schemas/Problem', body, 'problem');
  }

  #validate(pointer, body, name) {
    const valid = this.schema(pointer);
    let value;
    try {
      value = JSON.parse(body);
    } catch {
      return [`${name}: the body is no JSON`];
    }
    if (valid(value)) return [];
    return valid.errors.map((e) => `${name}: ${e.instancePath || '/'} ${e.message}`);
  }
}
