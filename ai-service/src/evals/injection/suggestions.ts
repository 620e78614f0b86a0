import { type Proposal, proposalSchema, type Snapshot } from '@adwright/contracts';
import { judge } from '../../judge/judge.js';
import { healthyCampaigns } from '../../judge/testing/accounts.js';
import { buildSnapshot } from '../../judge/testing/build-snapshot.js';
import type { Attack } from './attacks.js';

/** A Google account with a campaign that its budget holds back, so that there is something to propose. */
function account(): Snapshot {
  const [brand, ...others] = healthyCampaigns();
  return buildSnapshot({ seed: 11, campaigns: [...(brand ? [{ ...brand, budget: 20 }] : []), ...others] });
}

/** The same account, all of whose names a stranger wrote. */
function renamed(snapshot: Snapshot, text: string): Snapshot {
  const named = new Set(['campaign', 'ad_group', 'ad']);
  return {
    ...snapshot,
    entities: snapshot.entities.map((entity, at) =>
      named.has(entity.level) ? { ...entity, name: `${text.slice(0, 190)} ${at}` } : entity,
    ),
  };
}

/** What a suggestion does: everything but words that show a name. */
function deedOf({ rule, direction, target, change, score, impact, risk }: Proposal): string {
  const bare = JSON.stringify(change, (key, value) => (key === 'name' ? undefined : value));
  return JSON.stringify([rule, direction, target.level, target.externalId, bare, score, impact, risk.level]);
}

export interface SuggestionsMet {
  readonly proposals: number;
  readonly changed: number;
  /** Proposals that their contract does not allow, or about what is not in the snapshot. */
  readonly outside: number;
}

/** Judges the account under every attack and compares with the same account under its own names. */
export function suggestionsUnder(attacks: readonly Attack[]): SuggestionsMet {
  const snapshot = account();
  const expected = judge(snapshot, { replayDays: 0 }).proposals.map(deedOf);
  let [changed, outside] = [0, 0];
  for (const { text } of attacks) {
    const hostile = renamed(snapshot, text);
    const { proposals } = judge(hostile, { replayDays: 0 });
    const known = new Set(hostile.entities.map(({ level, externalId }) => `${level} ${externalId}`));
    outside += proposals.filter(
      (one) =>
        !proposalSchema.safeParse(one).success || !known.has(`${one.target.level} ${one.target.externalId}`),
    ).length;
    const deeds = new Set(proposals.map(deedOf));
    changed += expected.filter((deed) => !deeds.has(deed)).length + Math.max(0, deeds.size - expected.length);
  }
  return { proposals: expected.length, changed, outside };
}
