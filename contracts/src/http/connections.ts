import { z } from 'zod';
import { capabilitySchema } from '../change.js';
import {
  adPlatformSchema,
  currencySchema,
  dateSchema,
  environmentSchema,
  idSchema,
  instantSchema,
  labelSchema,
  pageOf,
  pageQuerySchema,
  platformSchema,
  timeZoneSchema,
} from '../common.js';
import { defineEndpoint } from '../endpoint.js';

const byId = z.object({ id: idSchema });
const tag = 'connections';

export const connectionSchema = z.object({
  id: idSchema,
  platform: platformSchema,
  environment: environmentSchema,
  name: z.string(),
  clientId: idSchema,
  state: z.enum(['active', 'reconnect_needed', 'revoked']),
  scopes: z.array(z.string()),
  missingScopes: z.array(z.string()),
  expiresAt: instantSchema.nullable(),
  /** The access ends within two weeks, or has ended: a person should connect again. */
  expiresSoon: z.boolean(),
  /** Why it needs the person, in words; null when all is well. */
  problem: z.string().nullable(),
  adAccounts: z.number().int(),
  createdAt: instantSchema,
});
export type Connection = z.infer<typeof connectionSchema>;

export const listConnections = defineEndpoint({
  method: 'GET',
  path: '/connections',
  access: 'viewer',
  tag,
  summary: 'Connections of the workspace',
  query: pageQuerySchema,
  response: pageOf(connectionSchema),
});
export const getConnection = defineEndpoint({
  method: 'GET',
  path: '/connections/:id',
  access: 'viewer',
  tag,
  summary: 'One connection',
  params: byId,
  response: connectionSchema,
});
export const startOAuth = defineEndpoint({
  method: 'POST',
  path: '/connections/oauth/start',
  access: 'admin',
  tag,
  status: 200,
  summary: 'Where to send the person to grant access (state and PKCE are kept here)',
  body: z.object({
    platform: adPlatformSchema,
    environment: environmentSchema,
    clientId: idSchema.optional(),
    write: z.boolean().default(false),
    /** An existing connection to renew. */
    connectionId: idSchema.optional(),
  }),
  response: z.object({ authorizeUrl: z.string(), redirectUri: z.string() }),
});
/** Platforms that give tokens to a business's own system users, to be pasted. */
export const tokenPlatformSchema = adPlatformSchema.extract(['meta']);
export const connectWithToken = defineEndpoint({
  method: 'POST',
  path: '/connections/token',
  access: 'admin',
  tag,
  status: 201,
  summary:
    'Connect with a token of a system user that never expires; it is checked at the platform and stored sealed',
  body: z.object({
    platform: tokenPlatformSchema,
    environment: environmentSchema,
    clientId: idSchema.optional(),
    write: z.boolean().default(false),
    /** An existing connection to renew. */
    connectionId: idSchema.optional(),
    /** Visible ASCII without spaces; blanks around it are taken away. */
    token: z
      .string()
      .trim()
      .min(20, 'the whole token, at least 20 characters')
      .max(2000, 'a token of at most 2000 characters')
      .regex(/^[\x21-\x7e]+$/, 'a token without spaces or line breaks, as the platform shows it'),
  }),
  response: connectionSchema,
});
export const oauthCallback = defineEndpoint({
  method: 'GET',
  path: '/connections/oauth/callback/:platform',
  access: 'public',
  tag,
  status: 302,
  summary: 'Where the platform sends the person back',
  params: z.object({ platform: adPlatformSchema }),
  query: z.object({
    state: z.string().max(500),
    code: z.string().max(4000).optional(),
    error: z.string().max(500).optional(),
    error_description: z.string().max(2000).optional(),
  }),
});
export const availableAccountSchema = z.object({
  externalId: z.string(),
  name: z.string(),
  currency: currencySchema,
  timeZone: timeZoneSchema,
  managerExternalId: z.string().nullable(),
  /** Names of the managers above the account, outermost first. */
  path: z.array(z.string()),
  canWrite: z.boolean(),
  adAccountId: idSchema.nullable(),
});
/** What the grant names but may not read: it and all below it are not among the accounts. */
export const refusedBranchSchema = z.object({
  externalId: z.string(),
  name: z.string(),
  path: z.array(z.string()),
  /** The platform's words. */
  reason: z.string(),
});
export const listAvailableAccounts = defineEndpoint({
  method: 'GET',
  path: '/connections/:id/available-accounts',
  access: 'admin',
  tag,
  summary: 'Ad accounts that the grant can reach, for the picker, and what refused to be listed',
  params: byId,
  response: pageOf(availableAccountSchema).extend({ refused: z.array(refusedBranchSchema) }),
});
export const deleteConnection = defineEndpoint({
  method: 'DELETE',
  path: '/connections/:id',
  access: 'admin',
  tag,
  status: 204,
  summary: 'Revoke the grant at the platform and forget the credentials; facts stay',
  params: byId,
});

/** `slow`: calls wait a little; `stopped`: none is made until `until`. */
export const allowanceStateSchema = z.enum(['free', 'slow', 'stopped']);
export type AllowanceState = z.infer<typeof allowanceStateSchema>;
export const allowanceSignalSchema = z.object({
  /** The platform's own name: a header, or the code of a refusal. */
  name: z.string(),
  /** As the platform said it; above 100 when overdrawn. */
  percent: z.number(),
  state: allowanceStateSchema,
  /** When calls are allowed again; null when they are. */
  until: instantSchema.nullable(),
  /** When the platform said it. */
  at: instantSchema,
});
export type AllowanceSignal = z.infer<typeof allowanceSignalSchema>;
export const connectionUsageSchema = z.object({
  connectionId: idSchema,
  state: allowanceStateSchema,
  slowAtPercent: z.number(),
  stopAtPercent: z.number(),
  /** How long each call waits now because of the connection as a whole, milliseconds. */
  pauseMs: z.number().int(),
  until: instantSchema.nullable(),
  calls: z.object({ thisHour: z.number().int(), last24Hours: z.number().int() }),
  /** What the platform counts, against our own daily allowance where the platform tells none; percent is null then. */
  operations: z.object({
    last24Hours: z.number().int(),
    allowance: z.number().int().nullable(),
    percent: z.number().nullable(),
  }),
  /** Of the connection as a whole. */
  signals: z.array(allowanceSignalSchema),
  accounts: z.array(
    z.object({
      adAccountId: idSchema,
      name: z.string(),
      state: allowanceStateSchema,
      pauseMs: z.number().int(),
      until: instantSchema.nullable(),
      signals: z.array(allowanceSignalSchema),
    }),
  ),
});
export type ConnectionUsage = z.infer<typeof connectionUsageSchema>;
export const getConnectionUsage = defineEndpoint({
  method: 'GET',
  path: '/connections/:id/usage',
  access: 'viewer',
  tag,
  summary: 'Allowances of calls as the platform signals them, and what was called',
  params: byId,
  response: connectionUsageSchema,
});

export const adAccountSchema = z.object({
  id: idSchema,
  clientId: idSchema,
  clientName: z.string(),
  connectionId: idSchema.nullable(),
  platform: platformSchema,
  externalId: z.string(),
  name: z.string(),
  currency: currencySchema,
  timeZone: timeZoneSchema,
  environment: environmentSchema.nullable(),
  writable: z.boolean(),
  capabilities: z.array(capabilitySchema),
  conversionGoal: z.string(),
  lastSyncedAt: instantSchema.nullable(),
  dataThrough: dateSchema.nullable(),
  syncRunId: idSchema.nullable(),
  createdAt: instantSchema,
});
export type AdAccount = z.infer<typeof adAccountSchema>;

export const listAdAccounts = defineEndpoint({
  method: 'GET',
  path: '/ad-accounts',
  access: 'viewer',
  tag,
  summary: 'Ad accounts the person may see',
  query: pageQuerySchema.extend({ clientId: idSchema.optional(), platform: platformSchema.optional() }),
  response: pageOf(adAccountSchema),
});
export const getAdAccount = defineEndpoint({
  method: 'GET',
  path: '/ad-accounts/:id',
  access: 'viewer',
  tag,
  summary: 'One ad account',
  params: byId,
  response: adAccountSchema,
});
export const addAdAccounts = defineEndpoint({
  method: 'POST',
  path: '/connections/:id/ad-accounts',
  access: 'admin',
  tag,
  status: 201,
  summary: 'Take accounts of a connection into the workspace and start their first sync',
  params: byId,
  body: z.object({
    externalIds: z.array(z.string().min(1).max(64)).min(1).max(100),
    clientId: idSchema.optional(),
  }),
  response: pageOf(adAccountSchema),
});
export const updateAdAccount = defineEndpoint({
  method: 'PATCH',
  path: '/ad-accounts/:id',
  access: 'admin',
  tag,
  summary: 'Rename, move to another client, or choose the conversion goal',
  params: byId,
  body: z.object({
    name: labelSchema.optional(),
    clientId: idSchema.optional(),
    conversionGoal: z.string().max(200).optional(),
  }),
  response: adAccountSchema,
});

export const doctorCheckSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['ok', 'warning', 'failed', 'not_configured']),
  detail: z.string(),
  /** What to do, in one sentence; null when ok. */
  remedy: z.string().nullable(),
  /** A value to copy, such as the redirect URI. */
  copy: z.string().nullable(),
});
export type DoctorCheck = z.infer<typeof doctorCheckSchema>;
export const runDoctor = defineEndpoint({
  method: 'GET',
  path: '/setup/doctor',
  access: 'admin',
  tag,
  summary:
    'Names each missing setting, redirect URI, scope and expiry; makes one live read per connection and asks a configured language model one small question',
  response: z.object({ checks: z.array(doctorCheckSchema) }),
});
