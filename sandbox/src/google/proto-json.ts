import type { NextFunction, Request, Response } from 'express';

function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_pair, letter: string) => letter.toUpperCase());
}

/**
 * A request body by the rules of protobuf's JSON: a field may be given by its own name (`search_settings`) or in lower
 * camel case, and null means that it was not given. Requests of this API hold no maps, so every key is a field's name.
 */
export function protoJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(protoJson);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [camel(name), protoJson(inner)]),
  );
}

/** Lets the handlers see one spelling only. */
export function readProtoJson(req: Request, _res: Response, next: NextFunction): void {
  if (req.body !== undefined && !Buffer.isBuffer(req.body)) req.body = protoJson(req.body);
  next();
}
