import type { Usage } from '../meta/usage.js';
import type { Tokens } from '../oauth/tokens.js';
import type { OpenAiScript } from '../openai/script.js';
import type { Runtime } from '../store/runtime.js';
import type { LeadWebhooks } from '../webhooks/lead-webhooks.js';
import type { Faults } from './faults.js';
import type { RequestLog } from './request-log.js';

/** What every protocol module is given. */
export interface Context {
  runtime: Runtime;
  tokens: Tokens;
  faults: Faults;
  requests: RequestLog;
  /** Calls counted against Meta's hourly quotas. */
  usage: Usage;
  openai: OpenAiScript;
  webhooks: LeadWebhooks;
}
