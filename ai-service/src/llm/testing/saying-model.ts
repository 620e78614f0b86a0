import { NO_CAP, type Spending, type UsageEvent } from '@adwright/contracts';
import { pino } from 'pino';
import { AppError } from '../../common/app-error.js';
import { Asker } from '../asker.js';
import type { ModelMessage } from '../language-model.js';
import { Meter } from '../meter.js';
import { Models } from '../models.js';
import type { ProviderModel } from '../providers/provider-model.js';

/** What a test's model is told to say; what has not the asked shape fails like a provider's. */
export type Says = (messages: readonly ModelMessage[]) => unknown;

function provider(says: Says): ProviderModel {
  return {
    name: 'double',
    priced: true,
    stream: () => {
      throw new Error('not asked for');
    },
    fill: async (messages, schema, _signal, expect) => {
      const counted = expect({ inputTokens: 10, outputTokens: 0, costMicros: '10' });
      const value = schema.safeParse(says(messages));
      if (!value.success) throw new AppError('ai_unavailable', 'no shape');
      const usage = { inputTokens: 10, outputTokens: 5, costMicros: '20' };
      counted(usage);
      return { value: value.data, usage };
    },
  };
}

/** An asker over a model that says what it is told to, or over none; `events` fills with what was used. */
export function askerSaying(says: Says | null, spending: Spending = NO_CAP) {
  const events: UsageEvent[] = [];
  const models = new Models(says === null ? null : provider(says), false);
  return {
    asker: new Asker(models, pino({ level: 'silent' })),
    meter: new Meter(spending, (event) => events.push(event)),
    events,
    signal: new AbortController().signal,
  };
}
