import { z } from 'zod';
import {
  currencySchema,
  idSchema,
  instantSchema,
  labelSchema,
  pageOf,
  pageQuerySchema,
  roleSchema,
  timeZoneSchema,
} from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { clientScopeSchema, emailSchema, membershipSchema } from './auth.js';

const byId = z.object({ id: idSchema });

export const listWorkspaces = defineEndpoint({
  method: 'GET',
  path: '/workspaces',
  access: 'user',
  tag: 'workspaces',
  summary: 'Workspaces this person is a member of',
  response: pageOf(membershipSchema),
});
export const createWorkspace = defineEndpoint({
  method: 'POST',
  path: '/workspaces',
  access: 'user',
  tag: 'workspaces',
  status: 201,
  summary: 'Make a workspace; the maker is its owner',
  body: z.object({ name: labelSchema }),
  response: membershipSchema,
});
export const setDefaultWorkspace = defineEndpoint({
  method: 'POST',
  path: '/workspaces/:id/make-default',
  access: 'user',
  tag: 'workspaces',
  status: 204,
  summary: 'Open this workspace when none is named',
  params: byId,
});
export const workspaceSchema = z.object({
  id: idSchema,
  name: z.string(),
  mode: z.enum(['demo', 'real']),
  createdAt: instantSchema,
});
export const getWorkspace = defineEndpoint({
  method: 'GET',
  path: '/workspace',
  access: 'viewer',
  tag: 'workspaces',
  summary: 'The workspace of this request',
  response: workspaceSchema,
});
export const updateWorkspace = defineEndpoint({
  method: 'PATCH',
  path: '/workspace',
  access: 'admin',
  tag: 'workspaces',
  summary: 'Rename the workspace',
  body: z.object({ name: labelSchema }),
  response: workspaceSchema,
});

export const memberSchema = z.object({
  id: idSchema,
  userId: idSchema,
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  clientScope: clientScopeSchema,
  clientIds: z.array(idSchema),
  createdAt: instantSchema,
});
export type Member = z.infer<typeof memberSchema>;
const scopeFields = {
  clientScope: clientScopeSchema.default('all'),
  clientIds: z.array(idSchema).max(500).default([]),
};

export const listMembers = defineEndpoint({
  method: 'GET',
  path: '/members',
  access: 'analyst',
  tag: 'workspaces',
  summary: 'People in the workspace',
  query: pageQuerySchema,
  response: pageOf(memberSchema),
});
export const updateMember = defineEndpoint({
  method: 'PATCH',
  path: '/members/:id',
  access: 'admin',
  tag: 'workspaces',
  summary: 'Change role or client scope; only an owner makes or unmakes an owner, and one owner always stays',
  params: byId,
  /** A scope that is not named stays as it is: a narrowed member is never widened by a change of role. */
  body: z.object({
    role: roleSchema,
    clientScope: clientScopeSchema.optional(),
    clientIds: z.array(idSchema).max(500).optional(),
  }),
  response: memberSchema,
});
export const removeMember = defineEndpoint({
  method: 'DELETE',
  path: '/members/:id',
  access: 'admin',
  tag: 'workspaces',
  status: 204,
  summary: 'Take a person out of the workspace',
  params: byId,
});

export const invitationSchema = z.object({
  id: idSchema,
  email: z.string().nullable(),
  role: roleSchema,
  clientScope: clientScopeSchema,
  clientIds: z.array(idSchema),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  state: z.enum(['open', 'accepted', 'expired', 'revoked']),
});
export const listInvitations = defineEndpoint({
  method: 'GET',
  path: '/invitations',
  access: 'admin',
  tag: 'workspaces',
  summary: 'Invitations, newest first',
  query: pageQuerySchema,
  response: pageOf(invitationSchema),
});
export const createInvitation = defineEndpoint({
  method: 'POST',
  path: '/invitations',
  access: 'admin',
  tag: 'workspaces',
  status: 201,
  summary: 'Make a link that lets one person join; the link is shown once',
  body: z.object({ email: emailSchema.optional(), role: roleSchema, ...scopeFields }),
  response: invitationSchema.extend({ url: z.string() }),
});
export const revokeInvitation = defineEndpoint({
  method: 'DELETE',
  path: '/invitations/:id',
  access: 'admin',
  tag: 'workspaces',
  status: 204,
  summary: 'Make an invitation unusable',
  params: byId,
});
export const previewInvitation = defineEndpoint({
  method: 'POST',
  path: '/invitations/preview',
  access: 'public',
  tag: 'workspaces',
  status: 200,
  summary: 'What an invitation link invites to',
  body: z.object({ token: z.string().max(200) }),
  response: z.object({ workspaceName: z.string(), role: roleSchema, email: z.string().nullable() }),
});
export const acceptInvitation = defineEndpoint({
  method: 'POST',
  path: '/invitations/accept',
  access: 'user',
  tag: 'workspaces',
  status: 200,
  summary: 'Join with an invitation link',
  body: z.object({ token: z.string().max(200) }),
  response: membershipSchema,
});

export const clientSchema = z.object({
  id: idSchema,
  name: z.string(),
  currency: currencySchema.nullable(),
  timeZone: timeZoneSchema.nullable(),
  adAccounts: z.number().int(),
  createdAt: instantSchema,
  archivedAt: instantSchema.nullable(),
});
export type Client = z.infer<typeof clientSchema>;
const clientBody = z.object({
  name: labelSchema,
  currency: currencySchema.nullable().default(null),
  timeZone: timeZoneSchema.nullable().default(null),
});
export const listClients = defineEndpoint({
  method: 'GET',
  path: '/clients',
  access: 'viewer',
  tag: 'workspaces',
  summary: 'Clients the person may see',
  query: pageQuerySchema,
  response: pageOf(clientSchema),
});
export const createClient = defineEndpoint({
  method: 'POST',
  path: '/clients',
  access: 'admin',
  tag: 'workspaces',
  status: 201,
  summary: 'Add a client',
  body: clientBody,
  response: clientSchema,
});
export const updateClient = defineEndpoint({
  method: 'PATCH',
  path: '/clients/:id',
  access: 'admin',
  tag: 'workspaces',
  summary: 'Rename or archive a client',
  params: byId,
  /** What is not named stays as it is. */
  body: z.object({
    name: labelSchema.optional(),
    currency: currencySchema.nullable().optional(),
    timeZone: timeZoneSchema.nullable().optional(),
    archived: z.boolean().optional(),
  }),
  response: clientSchema,
});

export const auditEventSchema = z.object({
  id: idSchema,
  kind: z.string(),
  actor: z.object({ userId: idSchema, name: z.string() }).nullable(),
  detail: z.record(z.string(), z.unknown()),
  at: instantSchema,
});
export const listAuditEvents = defineEndpoint({
  method: 'GET',
  path: '/audit-events',
  access: 'admin',
  tag: 'workspaces',
  summary: 'Log-ins, roles, tokens, guardrails and connections, newest first',
  query: pageQuerySchema,
  response: pageOf(auditEventSchema),
});
