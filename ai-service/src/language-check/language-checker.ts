import type { LanguageCheck, LanguageFault } from '@adwright/contracts';
import type { Logger } from 'pino';
import { z } from 'zod';
import { AppError } from '../common/app-error.js';
import type { Config } from '../config/config.js';
import type { Meter } from '../llm/meter.js';
import type { Models } from '../llm/models.js';

/** Recorded with the reply; raise it with every change of the question. */
const CHECK_PROMPT = 'check/1';
const QUESTION = 'This is a test of the connection. Reply with ready set to true.';
const answerSchema = z.object({ ready: z.boolean() });

/** A person waits for it: a provider that needs longer is of no use to one either. */
const PATIENCE_MS = 12_000;

type Configured = Pick<Config, 'embedding' | 'sendPersonal'>;

/** Tells what is configured for language and asks the provider one small question. */
export class LanguageChecker {
  constructor(
    private readonly models: Models,
    private readonly config: Configured,
    private readonly logger: Logger,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  async check(meter: Meter, signal: AbortSignal): Promise<LanguageCheck> {
    const { models, config } = this;
    const { model, instead } = models.open(meter, { purpose: 'check', prompt: CHECK_PROMPT });
    const told = {
      engine: models.configured,
      priced: models.priced,
      embedding: config.embedding?.model ?? null,
      personalDataSent: config.sendPersonal,
      instead,
    };
    if (model === null) return { ...told, call: null };
    const begun = performance.now();
    const patience = AbortSignal.any([signal, AbortSignal.timeout(this.patienceMs)]);
    let fault: LanguageFault | null = null;
    try {
      await model.fill([{ role: 'user', text: QUESTION }], answerSchema, patience);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.logger.warn({ err: error }, 'the language model failed its check');
      fault = patience.aborted ? 'no_answer' : faultOf(error);
    }
    return { ...told, call: { fault, milliseconds: Math.round(performance.now() - begun) } };
  }
}

/** By the status of the provider's reply, never by its words: they can quote the key. */
function faultOf({ code, extras }: AppError): LanguageFault {
  if (code === 'ai_refused' || extras.cause instanceof z.ZodError) return 'wrong_answer';
  const status = statusOf(extras.cause);
  if (status === 401 || status === 403) return 'key_refused';
  if (status === 404) return 'model_unknown';
  if (status === 429) return 'limited';
  return status !== null && status < 500 ? 'wrong_answer' : 'no_answer';
}

function statusOf(cause: unknown): number | null {
  return typeof cause === 'object' && cause !== null && 'status' in cause && typeof cause.status === 'number'
    ? cause.status
    : null;
}
