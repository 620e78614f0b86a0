import { z } from 'zod';

/** The ad platforms a workspace can hold accounts of; `files` is a read-only source made of uploaded exports. */
export const platformSchema = z.enum(['meta', 'google', 'files']);
export type Platform = z.infer<typeof platformSchema>;

/** Which of a platform's own files an export came from; only sources that exist as ad platforms. */
export const adPlatformSchema = z.enum(['meta', 'google']);
export type AdPlatform = z.infer<typeof adPlatformSchema>;

export const environmentSchema = z.enum(['live', 'sandbox']);
export type Environment = z.infer<typeof environmentSchema>;

/** Members' roles from most to least power. */
export const roleSchema = z.enum(['owner', 'admin', 'analyst', 'viewer']);
export type Role = z.infer<typeof roleSchema>;

const roleRank: Record<Role, number> = { owner: 3, admin: 2, analyst: 1, viewer: 0 };

/** True when `role` includes every right of `needed`. */
export function roleAtLeast(role: Role, needed: Role): boolean {
  return roleRank[role] >= roleRank[needed];
}

/** The lesser of two roles: an API token never grants more than its owner still has. */
export function lesserRole(a: Role, b: Role): Role {
  return roleRank[a] <= roleRank[b] ? a : b;
}

export const idSchema = z.uuid();

/** A calendar day in the ad account's own time zone, `YYYY-MM-DD`. */
export const dateSchema = z.iso.date();

/** A UTC instant, ISO 8601 with `Z`. */
export const instantSchema = z.iso.datetime();

/** ISO 4217 code, upper case. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as EUR');

/** IANA time zone name known to this runtime. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, 'an IANA time zone such as Europe/Berlin');

/** True when the runtime knows `name` as a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Levels of the entity tree, coarsest first. Meta's "ad set" is an `ad_group`. */
export const levelSchema = z.enum(['account', 'campaign', 'ad_group', 'ad', 'keyword', 'search_term']);
export type Level = z.infer<typeof levelSchema>;

/** Reference to one entity of the platform. `id` is ours and null for an entity known only by its facts. */
export const entityRefSchema = z.object({
  level: levelSchema,
  id: idSchema.nullable(),
  externalId: z.string(),
  name: z.string(),
});
export type EntityRef = z.infer<typeof entityRefSchema>;

/** Keyset paging: `cursor` is opaque, `limit` at most 200. */
export const pageQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** A name a person gives to something: trimmed, 1 to 120 characters, none of them NUL, which PostgreSQL cannot store. */
export const labelSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((text) => !text.includes('\u0000'), 'no NUL character')
  .refine((text) => !/\p{Surrogate}/u.test(text), 'well-formed Unicode');

/** A comma-separated list in a query string, each item checked against `item`. */
export function csvList<T extends z.ZodType<string, string>>(item: T) {
  return z
    .string()
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(item));
}
