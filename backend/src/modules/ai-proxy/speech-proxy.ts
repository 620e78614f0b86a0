import {
  problemSchema,
  type SpeechEvent,
  type SpeechRequest,
  speak,
  speechEventSchema,
} from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { correlationId } from '../../common/correlation.js';
import { assertOutsideTransaction } from '../../common/transaction-context.js';
import { CONFIG, type Config } from '../../config/config.js';

/** The service sends a sign of life every 15 seconds: more silence means that it is gone. */
const SILENCE_MS = 45_000;
/** The turn's token lives five minutes; an answer without tools is none. */
const LONGEST_MS = 4 * 60_000;
const LONGEST_EVENT = 256 * 1024;

/** Streams an answer from the AI service. Every event is checked against the contract like any stranger's input. */
@Injectable()
export class SpeechProxy {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /**
   * The events of one answer, until `done` or `failed`. Aborting `signal` closes the connection, by which the service
   * stops its provider.
   * @throws AppError `ai_unavailable` when the service does not answer, falls silent or breaks its contract.
   */
  async *speak(turn: SpeechRequest, signal: AbortSignal): AsyncGenerator<SpeechEvent> {
    assertOutsideTransaction('the AI service');
    const silence = new AbortController();
    const fallSilent = () => silence.abort(new Error('the service fell silent'));
    let timer = setTimeout(fallSilent, SILENCE_MS);
    try {
      const ends = AbortSignal.any([signal, silence.signal, AbortSignal.timeout(LONGEST_MS)]);
      const response = await this.open(turn, ends);
      let rest = '';
      for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        clearTimeout(timer);
        timer = setTimeout(fallSilent, SILENCE_MS);
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        if (rest.length > LONGEST_EVENT) throw new Error('an event without an end');
        for (const block of blocks) {
          if (!block.startsWith('data: ')) continue;
          const event = speechEventSchema.parse(JSON.parse(block.slice('data: '.length)));
          yield event;
          if (event.type === 'done' || event.type === 'failed') return;
        }
      }
      throw new Error('the answer was cut off');
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof AppError) throw error;
      throw new AppError('ai_unavailable', 'The AI service did not finish the answer.', { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  private async open(turn: SpeechRequest, signal: AbortSignal): Promise<Response> {
    const response = await fetch(new URL(speak.path, this.config.aiServiceUrl), {
      method: 'POST',
      redirect: 'error',
      headers: {
        Authorization: `Bearer ${this.config.secrets.serviceToken}`,
        'Content-Type': 'application/json',
        'x-correlation-id': correlationId(),
      },
      body: JSON.stringify(turn),
      signal,
    });
    if (response.ok) return response;
    const problem = problemSchema.safeParse(await response.json().catch(() => null));
    const reason = problem.success ? problem.data.detail : `it answered ${response.status}`;
    throw new AppError('ai_unavailable', `The AI service could not answer: ${reason}`);
  }
}
