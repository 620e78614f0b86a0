import type { SpeechEvent, SpeechRequest } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { wantsCampaign } from '../builder/hear/intent.js';
import { AppError } from '../common/app-error.js';
import { LOGGER } from '../common/logger.js';
import { Speakers } from '../llm/choose-speaker.js';
import { Meter } from '../llm/meter.js';
import type { Speaker, Turn } from '../llm/speaker.js';
import { NUMERAL_REMINDER } from '../prompts/grounded-chat.js';
import { SentenceGate } from './sentence-gate.js';
import { ToolClient } from './tool-client.js';

/** One turn: the configured speaker, the tools of the person who asks, and the gate between them and the reader. */
@Injectable()
export class SpeechService {
  constructor(
    private readonly speakers: Speakers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Sends the events of an answer; resolves when it has ended, also after a failure (which is an event, too). */
  async answer(
    request: SpeechRequest,
    signal: AbortSignal,
    send: (event: SpeechEvent) => void,
  ): Promise<void> {
    const { tools, spending, ...turn } = request;
    const meter = new Meter(spending, send);
    const { speaker, instead } = this.speakers.pick(meter);
    const { engine, prompt } = speaker;
    send({ type: 'engine', engine, prompt, instead });
    if (wantsCampaign(turn.question)) {
      // Building is no speech: the API goes on with the builder, and nothing is said twice.
      send({ type: 'build' });
      send({ type: 'done', usage: null });
      return;
    }
    const own = `${turn.question}\n${JSON.stringify(turn.context)}`;
    const toolbox = new ToolClient(tools, signal, (tool) => send({ type: 'tool', tool }), own);
    try {
      const first = await this.round(speaker, turn, toolbox, signal, send);
      // Nothing at all came through the gate: ask once more, with the reason.
      if (first.passed === 0 && first.refused > 0 && prompt !== null && !signal.aborted) {
        const reminded: Turn = {
          ...turn,
          history: [...turn.history, { role: 'user', text: NUMERAL_REMINDER }],
        };
        await this.round(speaker, reminded, toolbox, signal, send);
      }
      if (signal.aborted) return;
      send({ type: 'done', usage: meter.total });
    } catch (error) {
      if (signal.aborted) return;
      this.logger.error({ err: error, turnId: turn.turnId, engine }, 'an answer failed');
      const known = error instanceof AppError;
      send({
        type: 'failed',
        code: known ? error.code : 'internal',
        detail: known ? error.userMessage : 'The answer could not be finished.',
      });
    }
  }

  private async round(
    speaker: Speaker,
    turn: Turn,
    toolbox: ToolClient,
    signal: AbortSignal,
    send: (event: SpeechEvent) => void,
  ): Promise<{ passed: number; refused: number }> {
    const gate = new SentenceGate((reference) => toolbox.knows(reference));
    const counts = { passed: 0, refused: 0 };
    const tell = (events: ReturnType<SentenceGate['push']>) => {
      for (const event of events) {
        counts[event.type === 'segments' ? 'passed' : 'refused'] += 1;
        send(event);
      }
    };
    for await (const utterance of speaker.speak(turn, toolbox, signal)) {
      if (signal.aborted) break;
      tell(gate.push(utterance.text));
    }
    if (!signal.aborted) tell(gate.end());
    return counts;
  }
}
