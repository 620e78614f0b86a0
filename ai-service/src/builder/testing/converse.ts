import {
  type BuilderReply,
  type BuilderTurn,
  type DraftAccount,
  type DraftBody,
  EMPTY_DRAFT,
  type Language,
} from '@adwright/contracts';
import { build } from '../builder.js';

/** The day every scripted dialogue happens on: a Friday. */
export const TODAY = '2026-11-27';

const account = (id: number, more: Partial<DraftAccount>): DraftAccount => ({
  id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
  platform: 'google',
  externalId: `731826495${id}`,
  name: 'Praxis Search',
  clientId: '00000000-0000-4000-9000-000000000001',
  clientName: 'Praxis',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  today: TODAY,
  canCreate: true,
  ...more,
});

/** Workspaces a dialogue can happen in. */
export const workspaces = {
  google: [account(1, {})],
  meta: [account(2, { platform: 'meta', name: 'Praxis Social' })],
  both: [account(1, {}), account(2, { platform: 'meta', name: 'Praxis Social' })],
  several: [
    account(1, { name: 'Northwind Search' }),
    account(3, { name: 'Bluebird Search' }),
    account(2, { platform: 'meta', name: 'Northwind Social' }),
  ],
  dollars: [account(4, { name: 'Main Street', currency: 'USD', timeZone: 'America/New_York' })],
  mixed: [
    account(1, { name: 'Europe' }),
    account(5, { name: 'Britain', currency: 'GBP', timeZone: 'Europe/London' }),
  ],
  yen: [account(6, { name: 'Tokyo Shop', currency: 'JPY', timeZone: 'Asia/Tokyo' })],
  francs: [account(7, { name: 'Zürich', currency: 'CHF', timeZone: 'Europe/Zurich' })],
  readonly: [account(8, { name: 'From a file', canCreate: false })],
} satisfies Record<string, readonly DraftAccount[]>;
export type WorkspaceName = keyof typeof workspaces;

export interface Exchange {
  readonly said: string;
  readonly reply: string;
  readonly about: BuilderReply['about'];
  readonly body: DraftBody;
}

export function textOf(reply: Pick<BuilderReply, 'segments'>): string {
  return reply.segments.map(({ text }) => text).join('');
}

/** A whole conversation, each message answered in turn. */
export function converse(
  messages: readonly string[],
  accounts: readonly DraftAccount[],
  language: Language = 'en',
  from: DraftBody = EMPTY_DRAFT,
): Exchange[] {
  let body = from;
  return messages.map((said) => {
    const turn: BuilderTurn = { message: said, language, body, accounts: [...accounts], today: TODAY };
    const reply = build(turn);
    body = reply.body;
    return { said, reply: textOf(reply), about: reply.about, body };
  });
}
