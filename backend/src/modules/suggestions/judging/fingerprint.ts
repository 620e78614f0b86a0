import type { Proposal } from '@adwright/contracts';
import { canonicalJson, sha256 } from '../../../common/canonical-json.js';

/** What makes two pieces of advice the same (DECISIONS 21): rule, entity and direction within an account. */
export function fingerprint(
  adAccountId: string,
  proposal: Pick<Proposal, 'rule' | 'target' | 'direction'>,
): string {
  const { level, externalId } = proposal.target;
  return sha256(
    canonicalJson({ adAccountId, rule: proposal.rule, level, externalId, direction: proposal.direction }),
  );
}
