import type { EndpointInput, EndpointSpec } from '@adwright/contracts';
import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { Request } from 'express';
import { validateInput } from './validate-input.js';

export const ENDPOINT = Symbol('endpoint');

const methods: Record<EndpointSpec['method'], RequestMethod> = {
  GET: RequestMethod.GET,
  POST: RequestMethod.POST,
  PUT: RequestMethod.PUT,
  PATCH: RequestMethod.PATCH,
  DELETE: RequestMethod.DELETE,
};

/**
 * Mounts a handler at a contract's path. Who may call it, how its input is checked and how OpenAPI shows it all come
 * from the contract. Controllers carry no other route decorator.
 */
export function Endpoint(spec: EndpointSpec): MethodDecorator {
  return applyDecorators(
    SetMetadata(ENDPOINT, spec),
    RequestMapping({ path: spec.path, method: methods[spec.method] }),
    HttpCode(spec.status ?? 200),
  );
}

/** The contract of the handler that runs, or undefined for a route that declares none. */
export function endpointOf(handler: object): EndpointSpec | undefined {
  return Reflect.getMetadata(ENDPOINT, handler) as EndpointSpec | undefined;
}

/** The validated `{ params, query, body }` of the contract the handler is mounted with. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const spec = endpointOf(context.getHandler());
  if (!spec) throw new Error('Input needs a handler mounted with @Endpoint');
  return validateInput(spec, context.switchToHttp().getRequest<Request>());
});

export type { EndpointInput };
