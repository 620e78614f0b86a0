import {
  type BuilderReply,
  type BuilderTurn,
  builderReplySchema,
  buildTurn,
  problemSchema,
} from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { correlationId } from '../../common/correlation.js';
import { assertOutsideTransaction } from '../../common/transaction-context.js';
import { CONFIG, type Config } from '../../config/config.js';

/** Longer than a language model may take to read one message. */
const TIMEOUT_MS = 90_000;

/** Asks the AI service for one turn of building a campaign. The reply is checked like any stranger's input. */
@Injectable()
export class BuilderProxy {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws AppError `ai_unavailable` when the service does not answer, or answers what its contract does not allow. */
  async turn(turn: BuilderTurn, signal: AbortSignal): Promise<BuilderReply> {
    assertOutsideTransaction('the AI service');
    try {
      const response = await fetch(new URL(buildTurn.path, this.config.aiServiceUrl), {
        method: 'POST',
        redirect: 'error',
        headers: {
          Authorization: `Bearer ${this.config.secrets.serviceToken}`,
          'Content-Type': 'application/json',
          'x-correlation-id': correlationId(),
        },
        body: JSON.stringify(turn),
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      const answer: unknown = await response.json();
      if (response.ok) return builderReplySchema.parse(answer);
      throw new Error(problemSchema.safeParse(answer).data?.detail ?? `it answered ${response.status}`);
    } catch (error) {
      throw new AppError('ai_unavailable', 'The AI service could not take the message into the draft.', {
        cause: error,
      });
    }
  }
}
