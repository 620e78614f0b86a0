import type { ConstraintReading, EndpointInput, readConstraint } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Asker } from '../llm/asker.js';
import type { Meter } from '../llm/meter.js';
import { READ_FACT_PROMPT, readFactMessages, saidAgainSchema } from '../prompts/read-fact.js';
import { isFromTheWords } from './from-the-words.js';
import { readFact } from './reader/read.js';

/**
 * What a fact asks for. Our own grammar reads first and what it reads holds. What it cannot read, a model may say again
 * in plain words; those the same grammar reads, and the person has to accept the reading before it holds.
 */
@Injectable()
export class ConstraintReader {
  constructor(private readonly asker: Asker) {}

  async read(
    { text, currency }: Omit<EndpointInput<typeof readConstraint>['body'], 'spending'>,
    meter: Meter,
    signal: AbortSignal,
  ): Promise<ConstraintReading> {
    const { constraint, reason } = readFact(text, currency);
    const offline = { proposed: false, engine: 'offline', prompt: null };
    if (constraint !== null) return { ...offline, constraint, reason, instead: null };
    const { value, engine, instead } = await this.asker.ask({
      use: { purpose: 'constraints', prompt: READ_FACT_PROMPT },
      messages: readFactMessages(text),
      schema: saidAgainSchema,
      meter,
      signal,
    });
    const again = value?.rule ? readFact(value.rule, currency).constraint : null;
    if (again === null || engine === null || !isFromTheWords(again, text, currency))
      return { ...offline, constraint: null, reason, instead };
    return { constraint: again, reason: null, proposed: true, engine, prompt: READ_FACT_PROMPT, instead };
  }
}
