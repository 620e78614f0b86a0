import type { Request, Response } from 'express';
import { ads, GoogleError } from './errors.js';
import { FIELDS, RESOURCES } from './gaql/catalog.js';
import { plain } from './plain.js';
import type { Field } from './rows/context.js';

const DATA_TYPES: Record<Field['kind'], string> = {
  string: 'STRING',
  int64: 'INT64',
  double: 'DOUBLE',
  enum: 'ENUM',
  bool: 'BOOLEAN',
  date: 'DATE',
  message: 'MESSAGE',
};

function describe(name: string): Record<string, unknown> | null {
  const resource = RESOURCES[name];
  if (resource) {
    return {
      resourceName: `googleAdsFields/${name}`,
      name,
      category: 'RESOURCE',
      selectable: false,
      filterable: false,
      sortable: false,
      attributeResources: resource.with,
    };
  }
  const field = FIELDS[name];
  if (!field) return null;
  const root = name.slice(0, name.indexOf('.'));
  const plainValue = field.kind !== 'message';
  return {
    resourceName: `googleAdsFields/${name}`,
    name,
    category: root === 'metrics' ? 'METRIC' : root === 'segments' ? 'SEGMENT' : 'ATTRIBUTE',
    selectable: true,
    filterable: plainValue,
    sortable: plainValue,
    dataType: DATA_TYPES[field.kind],
    isRepeated: false,
    ...(field.values ? { enumValues: field.values } : {}),
  };
}

const NAMES = [...Object.keys(RESOURCES), ...Object.keys(FIELDS)];

/** `GET /googleAdsFields/{name}`. Throws 404 for an unknown name. */
export function getField(req: Request<{ name: string }>, res: Response): void {
  const field = describe(req.params.name);
  if (!field) throw new GoogleError(404, []);
  res.json(field);
}

/** `googleAdsFields:search`: a query without FROM; only filters on `name` (=, IN, LIKE) are understood. */
export function searchFields(req: Request, res: Response): void {
  const { query } = plain(req.body, ['query', 'pageToken', 'pageSize']);
  if (typeof query !== 'string' || !/^\s*SELECT\s/i.test(query)) {
    throw ads(400, 'queryError', 'EXPECTED_SELECT', 'Error in query: expected SELECT.');
  }
  const where = /\bname\s*(=|LIKE|IN)\s*(\([^)]*\)|'[^']*'|"[^"]*")/i.exec(query);
  const literals = [...(where?.[2] ?? '').matchAll(/['"]([^'"]*)['"]/g)].map((match) => match[1] ?? '');
  const like = where?.[1]?.toUpperCase() === 'LIKE';
  const matches = (name: string) =>
    !where ||
    literals.some((text) =>
      like ? new RegExp(`^${text.replace(/[.]/g, '\\.').replaceAll('%', '.*')}$`).test(name) : text === name,
    );
  const results = NAMES.filter(matches).flatMap((name) => describe(name) ?? []);
  res.json({ results, totalResultsCount: String(results.length) });
}
