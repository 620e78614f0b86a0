import { z } from 'zod';
import { idSchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { microsSchema } from '../money.js';

export const guardrailsSchema = z.object({
  /** The stop switch: while true nothing is sent to any platform. */
  writesStopped: z.boolean(),
  /** Largest relative change of one budget or bid in one step, percent. */
  maxStepPercent: z.number().min(0).max(1000),
  /** Largest relative change of one entity's budget or bid over 24 hours and 7 days, percent of the value at its start. */
  max24hPercent: z.number().min(0).max(1000),
  max7dPercent: z.number().min(0).max(1000),
  /** Sum of running daily budgets an account may reach by our changes; per account, null = three times the 30-day peak spend. */
  accountCeilings: z.array(z.object({ adAccountId: idSchema, dailyBudgetMicros: microsSchema })).max(500),
});
export type Guardrails = z.infer<typeof guardrailsSchema>;
export const getGuardrails = defineEndpoint({
  method: 'GET',
  path: '/guardrails',
  access: 'viewer',
  tag: 'actions',
  summary: 'Limits that hold in this workspace',
  response: guardrailsSchema.extend({ stoppedByOperator: z.boolean() }),
});
export const putGuardrails = defineEndpoint({
  method: 'PUT',
  path: '/guardrails',
  access: 'admin',
  tag: 'actions',
  summary: 'Change the limits; a ledger entry records it',
  body: guardrailsSchema,
  response: guardrailsSchema.extend({ stoppedByOperator: z.boolean() }),
});
export const stopWrites = defineEndpoint({
  method: 'POST',
  path: '/guardrails/stop',
  access: 'analyst',
  tag: 'actions',
  status: 200,
  summary: 'Stop all writes of the workspace now; only an admin starts them again',
  response: guardrailsSchema.extend({ stoppedByOperator: z.boolean() }),
});
