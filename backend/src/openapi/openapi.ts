import { type EndpointSpec, problemSchema } from '@adwright/contracts';
import { z } from 'zod';
import { VERSION } from '../common/version.js';

type Json = Record<string, unknown>;

/** JSON Schema of one side of a contract; what cannot be said there (transforms) becomes its input form. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return json;
}

function parametersOf(place: 'path' | 'query', schema: z.ZodObject | undefined): Json[] {
  if (!schema) return [];
  const json = schemaOf(schema, 'input');
  const required = new Set((json.required as string[] | undefined) ?? []);
  return Object.entries((json.properties as Record<string, Json> | undefined) ?? {}).map(
    ([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || required.has(name),
      schema: property,
    }),
  );
}

function bodyOf(spec: EndpointSpec): Json {
  if (!spec.body) return {};
  const schema = schemaOf(spec.body, 'input');
  if (spec.bodyType !== 'multipart')
    return { requestBody: { required: true, content: { 'application/json': { schema } } } };
  const properties = { file: { type: 'string', format: 'binary' }, ...(schema.properties as Json) };
  return {
    requestBody: {
      required: true,
      content: { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties } } },
    },
  };
}

function answerOf(spec: EndpointSpec): Json {
  const description = spec.summary;
  if (spec.stream === 'sse')
    return { description, content: { 'text/event-stream': { schema: { type: 'string' } } } };
  if (spec.stream === 'download')
    return { description, content: { 'application/x-ndjson': { schema: { type: 'string' } } } };
  if (!spec.response) return { description };
  return { description, content: { 'application/json': { schema: schemaOf(spec.response, 'output') } } };
}

function securityOf(spec: EndpointSpec): Json[] {
  if (spec.access === 'public') return [];
  if (spec.access === 'service') return [{ service: [] }];
  return spec.access === 'tool' ? [{ tool: [] }] : [{ cookie: [] }, { token: [] }];
}

function operationOf(spec: EndpointSpec): Json {
  const least = ['public', 'user', 'service', 'tool'].includes(spec.access)
    ? spec.access
    : `${spec.access} or above`;
  return {
    summary: spec.summary,
    description: `Access: ${least}.`,
    operationId: `${spec.method.toLowerCase()}${spec.path.replace(/[^a-zA-Z0-9]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: [spec.tag],
    security: securityOf(spec),
    parameters: [...parametersOf('path', spec.params), ...parametersOf('query', spec.query)],
    ...bodyOf(spec),
    responses: {
      [String(spec.status ?? 200)]: answerOf(spec),
      default: {
        description: 'Problem details (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** The OpenAPI 3.1 document of the given contracts. */
export function openApiDocument(specs: readonly EndpointSpec[]): Json {
  const paths: Record<string, Json> = {};
  for (const spec of specs) {
    const path = `/api${spec.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [spec.method.toLowerCase()]: operationOf(spec) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Adwright API',
      version: VERSION,
      description: 'AI proposes. You sign off. Nothing else spends.',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'adwright_access' },
        token: { type: 'http', scheme: 'bearer', description: 'An API token' },
        service: { type: 'http', scheme: 'bearer', description: 'The service token of our own processes' },
        tool: {
          type: 'http',
          scheme: 'bearer',
          description: 'The short-lived token of one turn of a conversation',
        },
      },
    },
  };
}
