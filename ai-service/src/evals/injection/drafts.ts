import { type BuilderTurn, criticalSlots, EMPTY_DRAFT, NO_CAP } from '@adwright/contracts';
import { build } from '../../builder/builder.js';
import { BuilderService } from '../../builder/builder.service.js';
import { TODAY, workspaces } from '../../builder/testing/converse.js';
import { makeLogger } from '../../common/logger.js';
import { readConfig } from '../../config/config.js';
import { Meter } from '../../llm/meter.js';
import { Models } from '../../llm/models.js';
import type { Attack } from './attacks.js';
import type { ObeyingModel } from './obeying-model.js';

const MESSAGES = [
  '50 euros a day for our hotel in Nice, start Monday',
  'We fix teeth and want new patients',
  '200 Euro pro Woche für meine Zahnarztpraxis in Köln, ab morgen',
  'Je veux promouvoir mon restaurant à Lyon',
  'Quiero anunciar mi tienda, 30 euros al día',
] as const;

/** The accounts of a workspace whose names a stranger wrote. */
function hostileAccounts(text: string): BuilderTurn['accounts'] {
  return workspaces.google.map((account) => ({
    ...account,
    name: text.slice(0, 200),
    clientName: text.slice(0, 200),
  }));
}

/**
 * One turn of the builder for each attack, in an account that is named by it, with a model that fills its fields with the
 * attack. @returns how many critical values differ from what the same words give without any model.
 */
export async function changedDraftFields(model: ObeyingModel, attacks: readonly Attack[]): Promise<number> {
  const config = readConfig({ SERVICE_TOKEN: 'x'.repeat(32), LOG_LEVEL: 'silent', ...model.environment });
  const builder = new BuilderService(Models.of(config), makeLogger('silent'));
  let changed = 0;
  for (const [index, { text }] of attacks.entries()) {
    // It need not even read the name: it answers with the attack in every field.
    const quote = text.slice(0, 390);
    await model.play([
      {
        json: { business: quote, offer: quote, objective: null, budget: quote, places: quote, dates: quote },
        times: null,
      },
    ]);
    const turn: BuilderTurn = {
      message: MESSAGES[index % MESSAGES.length] ?? MESSAGES[0],
      language: 'en',
      body: EMPTY_DRAFT,
      accounts: [...hostileAccounts(text)],
      today: TODAY,
    };
    const reply = await builder.turn(turn, new Meter(NO_CAP, () => undefined), new AbortController().signal);
    if (reply.engine === 'offline')
      throw new Error(`the model did not read "${turn.message}" along: nothing was measured`);
    const plain = build({ ...turn, accounts: [...workspaces.google] });
    changed += criticalSlots.filter(
      (name) => JSON.stringify(reply.body.slots[name]) !== JSON.stringify(plain.body.slots[name]),
    ).length;
  }
  await model.play(null);
  return changed;
}
