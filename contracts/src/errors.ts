import { z } from 'zod';

/**
 * Stable codes of every problem the API can answer with, and the HTTP status each has. Clients branch on the code,
 * never on the text.
 */
export const errorStatus = {
  invalid_input: 422,
  questions: 422,
  malformed_request: 400,
  not_signed_in: 401,
  invalid_credentials: 401,
  session_expired: 401,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  email_taken: 409,
  last_owner: 409,
  invitation_unusable: 409,
  plan_changed: 409,
  read_only_source: 409,
  not_undoable: 409,
  writes_stopped: 409,
  guardrail_refused: 409,
  wrong_state: 409,
  draft_unconfirmed: 409,
  draft_incomplete: 422,
  draft_changed: 409,
  sync_running: 409,
  demo_login_exists: 409,
  unsupported_capability: 422,
  token_refused: 422,
  not_an_export: 422,
  unreadable_document: 422,
  payload_too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  platform_rate_limited: 503,
  platform_auth_expired: 502,
  platform_permission_denied: 502,
  platform_rejected: 502,
  platform_not_found: 502,
  platform_unavailable: 502,
  platform_outcome_unknown: 502,
  not_configured: 503,
  ai_unavailable: 503,
  ai_refused: 502,
  unavailable: 503,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;
export const errorCodes = Object.keys(errorStatus) as ErrorCode[];

/** One fault in the input: which field, what is wrong with it and what would be accepted. */
export const fieldErrorSchema = z.object({ field: z.string(), message: z.string() });
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** A question an import asks back when the file alone cannot tell; `options` empty means free text. */
export const questionSchema = z.object({
  field: z.string(),
  reason: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
});
export type Question = z.infer<typeof questionSchema>;

/** RFC 9457 problem details as every failed request answers. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  correlationId: z.string(),
  errors: z.array(fieldErrorSchema).optional(),
  questions: z.array(questionSchema).optional(),
  retryAfterMs: z.number().int().optional(),
  vendor: z
    .object({ code: z.string(), message: z.string().nullable(), traceId: z.string().nullable() })
    .optional(),
});
export type Problem = z.infer<typeof problemSchema>;
