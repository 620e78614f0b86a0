import { GoogleError } from './errors.js';

/** Plain BadRequest without a GoogleAdsFailure, as for JSON the vendor cannot map to its messages. */
export function badJson(field: string, description: string): GoogleError {
  return new GoogleError(400, [], description, [
    { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ field, description }] },
  ]);
}

/** An object with known fields only. Unknown names and non-objects are refused as invalid JSON payloads. */
export function plain(value: unknown, known: readonly string[], at = ''): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw badJson(at, `Invalid JSON payload received. Expected an object${at ? ` at '${at}'` : ''}.`);
  }
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) {
      const where = at ? ` at '${at}'` : '';
      throw badJson(at, `Invalid JSON payload received. Unknown name "${key}"${where}: Cannot find field.`);
    }
  }
  return value as Record<string, unknown>;
}
