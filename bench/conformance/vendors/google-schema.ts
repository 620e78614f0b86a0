import { Ajv, type ValidateFunction } from 'ajv';
import { spec } from './config/shared.js';
import type { Exchange } from './recorder.js';

interface Method {
  readonly httpMethod: string;
  readonly path: string;
  readonly request: string | null;
  readonly response: string;
}
interface Schema {
  readonly 'x-methods': Record<string, Method>;
}

interface Route {
  readonly name: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly request: ValidateFunction | null;
  readonly response: ValidateFunction;
}

/** Every fault of an exchange against the discovery document's schema; an unknown method is one, too. */
export class GoogleSchema {
  private readonly routes: Route[];

  constructor() {
    const schema = spec<Schema>('google', 'google-ads-v25.pruned.schema.json');
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    ajv.addSchema(schema, 'g');
    const definition = (name: string): ValidateFunction => {
      const found = ajv.getSchema(`g#/definitions/${name}`);
      if (!found) throw new Error(`the schema has no definition ${name}`);
      return found;
    };
    this.routes = Object.entries(schema['x-methods']).map(([name, method]) => ({
      name,
      method: method.httpMethod,
      pattern: new RegExp(`^/google/${method.path.replace(/\{[^}]+\}/g, '[0-9]+')}$`),
      request: method.request === null ? null : definition(method.request),
      response: definition(method.response),
    }));
  }

  /** The method's name and what is wrong; refusals (not 200) are outside the schema. */
  check(exchange: Exchange): { method: string | null; faults: string[] } {
    const route = this.routes.find(
      (one) => one.method === exchange.method && one.pattern.test(decodeURIComponent(exchange.path)),
    );
    if (!route) return { method: null, faults: [`no method ${exchange.method} ${exchange.path}`] };
    const faults: string[] = [];
    const judge = (side: string, validate: ValidateFunction, value: unknown) => {
      if (validate(value)) return;
      for (const error of validate.errors ?? [])
        faults.push(`${side} ${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);
    };
    if (route.request) judge('request', route.request, JSON.parse(exchange.requestBody));
    if (exchange.status === 200) {
      const reply: unknown = JSON.parse(exchange.replyBody);
      for (const part of Array.isArray(reply) ? reply : [reply]) judge('reply', route.response, part);
    }
    return { method: route.name, faults };
  }
}
