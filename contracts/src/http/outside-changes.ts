import { z } from 'zod';
import {
  currencySchema,
  entityRefSchema,
  idSchema,
  instantSchema,
  pageOf,
  pageQuerySchema,
} from '../common.js';
import { defineEndpoint } from '../endpoint.js';

/** A change made on the platform and not by an action of ours: drift. */
export const outsideChangeSchema = z.object({
  id: idSchema,
  adAccountId: idSchema,
  adAccountName: z.string(),
  currency: currencySchema,
  /** The account's zone, in which people read the time. */
  timeZone: z.string(),
  entity: entityRefSchema,
  campaign: z.object({ id: idSchema, name: z.string() }).nullable(),
  operation: z.enum(['created', 'changed', 'removed']),
  changes: z.array(
    z.object({
      /** `status`, `budget`, `bid`, `name`, or the platform's own word for anything else. */
      field: z.string(),
      /** Micros for budget and bid; null = not told, or nothing before. */
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  /** Who, as the platform names them; null = it does not tell. */
  author: z.string().nullable(),
  /** The program it was made with. */
  client: z.string().nullable(),
  /** By the platform's clock; where its log is silent, when the difference was noticed. */
  at: instantSchema,
  seenAt: instantSchema,
});
export type OutsideChange = z.infer<typeof outsideChangeSchema>;

export const listOutsideChanges = defineEndpoint({
  method: 'GET',
  path: '/outside-changes',
  access: 'viewer',
  tag: 'outside-changes',
  summary: 'Changes made outside Adwright, newest first',
  query: pageQuerySchema.extend({
    adAccountId: idSchema.optional(),
    campaignId: idSchema.optional(),
    clientId: idSchema.optional(),
  }),
  response: pageOf(outsideChangeSchema),
});
