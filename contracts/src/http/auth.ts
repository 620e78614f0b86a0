import { z } from 'zod';
import { idSchema, instantSchema, labelSchema, pageOf, roleSchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';

export const emailSchema = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase());
/** bcrypt reads 72 bytes; a longer password would be cut without a word, so it is refused. */
export const passwordSchema = z
  .string()
  .min(10, 'at least 10 characters')
  .refine((text) => new TextEncoder().encode(text).length <= 72, 'at most 72 bytes');

export const clientScopeSchema = z.enum(['all', 'list']);

/** A membership as the person sees it: which workspace, with which right. */
export const membershipSchema = z.object({
  workspaceId: idSchema,
  workspaceName: z.string(),
  mode: z.enum(['demo', 'real']),
  role: roleSchema,
  clientScope: clientScopeSchema,
  isDefault: z.boolean(),
});
export type Membership = z.infer<typeof membershipSchema>;

export const meSchema = z.object({
  user: z.object({ id: idSchema, email: z.string(), name: z.string(), isDemo: z.boolean() }),
  memberships: z.array(membershipSchema),
  /** The workspace this request is in (header, token or default), null when the person has none. */
  current: membershipSchema.nullable(),
});
export type Me = z.infer<typeof meSchema>;

const tag = 'auth';

export const signUp = defineEndpoint({
  method: 'POST',
  path: '/auth/sign-up',
  access: 'public',
  tag,
  status: 201,
  summary: 'Make a user and, unless an invitation is given, a workspace of their own; signs in',
  body: z.object({
    email: emailSchema,
    password: passwordSchema,
    name: labelSchema,
    workspaceName: labelSchema.optional(),
    invitationToken: z.string().max(200).optional(),
  }),
  response: meSchema,
});

export const login = defineEndpoint({
  method: 'POST',
  path: '/auth/login',
  access: 'public',
  tag,
  status: 200,
  summary: 'Sign in; sets httpOnly cookies',
  body: z.object({ email: z.string().max(254), password: z.string().max(200) }),
  response: meSchema,
});

export const refresh = defineEndpoint({
  method: 'POST',
  path: '/auth/refresh',
  access: 'public',
  tag,
  status: 200,
  summary: 'Rotate the refresh cookie; two tabs within 15 seconds get the same successor',
  response: meSchema,
});

export const logout = defineEndpoint({
  method: 'POST',
  path: '/auth/logout',
  access: 'public',
  tag,
  status: 204,
  summary: 'End this session',
});

export const logoutEverywhere = defineEndpoint({
  method: 'POST',
  path: '/auth/logout-everywhere',
  access: 'user',
  tag,
  status: 204,
  summary: 'End every session of this person',
});

export const changePassword = defineEndpoint({
  method: 'POST',
  path: '/auth/password',
  access: 'user',
  tag,
  status: 204,
  summary: 'Change the own password; ends every other session of this person',
  body: z.object({ currentPassword: z.string().max(200), newPassword: passwordSchema }),
});

export const getMe = defineEndpoint({
  method: 'GET',
  path: '/auth/me',
  access: 'user',
  tag,
  summary: 'Who is signed in and where',
  response: meSchema,
});

export const authOptions = defineEndpoint({
  method: 'GET',
  path: '/auth/options',
  access: 'public',
  tag,
  summary: 'Which ways to sign in exist here, and whether this is the demo',
  response: z.object({ google: z.boolean(), signUp: z.boolean(), mode: z.enum(['demo', 'real', 'unset']) }),
});

export const googleSignIn = defineEndpoint({
  method: 'GET',
  path: '/auth/google',
  access: 'public',
  tag,
  status: 302,
  summary: 'Start signing in with Google',
});
export const googleSignInCallback = defineEndpoint({
  method: 'GET',
  path: '/auth/google/callback',
  access: 'public',
  tag,
  status: 302,
  summary: 'Where Google sends the person back',
});

export const sessionSchema = z.object({
  id: idSchema,
  createdAt: instantSchema,
  lastUsedAt: instantSchema,
  userAgent: z.string().nullable(),
  ip: z.string().nullable(),
  current: z.boolean(),
});
export const listSessions = defineEndpoint({
  method: 'GET',
  path: '/auth/sessions',
  access: 'user',
  tag,
  summary: 'Live sessions of this person',
  response: pageOf(sessionSchema),
});

export const apiTokenSchema = z.object({
  id: idSchema,
  name: z.string(),
  prefix: z.string(),
  role: roleSchema,
  createdAt: instantSchema,
  expiresAt: instantSchema.nullable(),
  lastUsedAt: instantSchema.nullable(),
});
export const listApiTokens = defineEndpoint({
  method: 'GET',
  path: '/auth/api-tokens',
  access: 'viewer',
  tag,
  summary: "This person's API tokens in the workspace",
  response: pageOf(apiTokenSchema),
});
export const createApiToken = defineEndpoint({
  method: 'POST',
  path: '/auth/api-tokens',
  access: 'viewer',
  tag,
  status: 201,
  summary: 'Make an API token, shown once; its role is at most the person’s own',
  body: z.object({
    name: labelSchema,
    role: roleSchema,
    expiresInDays: z.number().int().min(1).max(365).nullable(),
  }),
  response: apiTokenSchema.extend({ token: z.string() }),
});
export const revokeApiToken = defineEndpoint({
  method: 'DELETE',
  path: '/auth/api-tokens/:id',
  access: 'viewer',
  tag,
  status: 204,
  summary: 'Revoke an API token',
  params: z.object({ id: idSchema }),
});
