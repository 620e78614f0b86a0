import type { Proposal } from '@adwright/contracts';
import type { SnapshotHead } from '../snapshot/pack-snapshot.js';
import { fingerprint } from './fingerprint.js';
import type { AcceptedProposal } from './proposal.repository.js';
import { indexSnapshot, proposalFault, type SnapshotIndex } from './validate-proposal.js';

/** Holds proposals, whoever made them, against the snapshot they were made from. */
export function acceptedBy(
  adAccountId: string,
  snapshot: SnapshotHead,
  proposals: readonly Proposal[],
): {
  accepted: AcceptedProposal[];
  faults: { readonly proposal: Proposal; readonly fault: string }[];
} {
  const index = indexSnapshot(snapshot);
  const accepted: AcceptedProposal[] = [];
  const faults: { proposal: Proposal; fault: string }[] = [];
  for (const proposal of proposals) {
    const fault = proposalFault(index, proposal);
    if (fault) {
      faults.push({ proposal, fault });
      continue;
    }
    const { level, externalId } = proposal.target;
    accepted.push({
      proposal,
      fingerprint: fingerprint(adAccountId, proposal),
      entityId: index.find(level, externalId)?.id ?? null,
      campaignId: campaignOf(index, level, externalId),
      applicable: snapshot.writable && proposal.change !== null,
    });
  }
  return { accepted, faults };
}

/** Our id of the campaign an entity belongs to. */
function campaignOf(index: SnapshotIndex, level: string, externalId: string): string | null {
  let entity = index.find(level, externalId);
  for (let steps = 0; entity && steps < 6; steps += 1) {
    if (entity.level === 'campaign') return entity.id;
    entity = entity.parent === null ? null : (index.snapshot.entities[entity.parent] ?? null);
  }
  return null;
}
