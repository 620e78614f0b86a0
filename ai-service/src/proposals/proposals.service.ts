import type { ModelProposals, ModelRefusal, Proposal, ProposalSheet } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Asker } from '../llm/asker.js';
import type { Meter } from '../llm/meter.js';
import {
  MODEL_PROPOSALS_PROMPT,
  modelProposalsMessages,
  writtenProposalsSchema,
} from '../prompts/model-proposals.js';
import { checkMove } from './check.js';
import { toProposal } from './to-proposal.js';

/** A person's time: more than this at once is noise. */
const MOST = 5;

/** Changes that the configured model proposes of its own. Without a model there are none: the judge needs no help offline. */
@Injectable()
export class ProposalsService {
  constructor(private readonly asker: Asker) {}

  async propose(sheet: ProposalSheet, meter: Meter, signal: AbortSignal): Promise<ModelProposals> {
    const { value, engine, instead } = await this.asker.ask({
      use: { purpose: 'proposals', prompt: MODEL_PROPOSALS_PROMPT },
      messages: modelProposalsMessages(sheet),
      schema: writtenProposalsSchema,
      meter,
      signal,
    });
    const prompt = engine === null ? null : MODEL_PROPOSALS_PROMPT;
    const entities = new Map(sheet.entities.map((entity) => [entity.ref, entity]));
    const seen = new Set<string>();
    const refused = new Map<ModelRefusal, number>();
    const refuse = (code: ModelRefusal) => refused.set(code, (refused.get(code) ?? 0) + 1);
    const proposals: Proposal[] = [];
    for (const written of value?.proposals ?? []) {
      const checked = checkMove(written, entities, seen);
      if (typeof checked === 'string') {
        refuse(checked);
        continue;
      }
      const proposal = toProposal(checked, sheet);
      if (proposal === null) refuse('step');
      else if (proposals.length === MOST) refuse('too_many');
      else proposals.push(proposal);
    }
    return {
      engine,
      prompt,
      instead,
      failed: engine !== null && value === null,
      proposals,
      refused: [...refused].map(([code, count]) => ({ code, count })),
    };
  }
}
