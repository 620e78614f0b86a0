import { type EndpointInput, type EndpointOutput, firstNumeral, type summarise } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Asker } from '../../llm/asker.js';
import type { Meter } from '../../llm/meter.js';
import { notesSchema, SUMMARISE_PROMPT, summariseMessages } from '../../prompts/summarise.js';
import { lastLines, summaryLine } from './lines.js';

type Asked = Omit<EndpointInput<typeof summarise>['body'], 'spending'>;

const MOST_QUESTIONS = 12;
const MOST_NOTES = 10;

/**
 * Keeps what a long conversation was about. The person's own questions are kept as they are, without numerals: follow-ups
 * are read by them with and without a model. A model adds notes; a note with a numeral is thrown away whole, since what is
 * left of it might say something else.
 */
@Injectable()
export class SummaryService {
  constructor(private readonly asker: Asker) {}

  async summarise(
    { former, messages }: Asked,
    meter: Meter,
    signal: AbortSignal,
  ): Promise<EndpointOutput<typeof summarise>> {
    const asked = messages.filter(({ role }) => role === 'user').map(({ text }) => summaryLine(text));
    const questions = lastLines([...former.questions, ...asked], MOST_QUESTIONS);
    const { value, engine, instead } = await this.asker.ask({
      use: { purpose: 'summary', prompt: SUMMARISE_PROMPT },
      messages: summariseMessages(former, messages),
      schema: notesSchema,
      meter,
      signal,
    });
    if (value === null || engine === null)
      return { summary: { questions, notes: former.notes }, engine: 'offline', prompt: null, instead };
    const written = value.notes.map((note) => (firstNumeral(note) === null ? summaryLine(note) : null));
    return {
      summary: { questions, notes: lastLines(written, MOST_NOTES) },
      engine,
      prompt: SUMMARISE_PROMPT,
      instead,
    };
  }
}
