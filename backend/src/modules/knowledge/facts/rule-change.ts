import type { Constraint } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { LiveEvents } from '../../../events/live-events.js';
import { JudgeQueue } from '../../sync/judge-request.js';
import { AuditService } from '../../workspaces/audit.service.js';
import type { FactRow } from './fact.repository.js';
import { constraintOf } from './fact-view.js';

/** Kinds that the judge counts with; all others are held against what it proposes. */
const JUDGED: readonly Constraint['kind'][] = ['max_budget', 'margin', 'closed_days'];

/** What follows from a rule that came, went or changed: it is recorded, screens are told, accounts are judged anew. */
@Injectable()
export class RuleChange {
  constructor(
    private readonly database: Database,
    private readonly judging: JudgeQueue,
    private readonly audit: AuditService,
    private readonly events: LiveEvents,
  ) {}

  /** @param after null when the fact is gone. */
  async tell(scope: WorkspaceScope, before: FactRow | null, after: FactRow | null): Promise<void> {
    const [was, is] = [inForce(before), inForce(after)];
    const fact = after ?? before;
    if (!fact || JSON.stringify(was) === JSON.stringify(is)) return;
    await this.audit.record(scope, {
      kind: 'business_rule.changed',
      detail: { factId: fact.id, from: was && JSON.stringify(was), to: is && JSON.stringify(is) },
    });
    await this.events.publish(scope.workspaceId, fact.clientId, { type: 'guardrails.changed' });
    if (![was, is].some((rule) => rule !== null && JUDGED.includes(rule.kind))) return;
    for (const id of await this.accounts(scope, fact.clientId)) await this.judging.request(scope, id, 'fact');
  }

  private accounts(scope: WorkspaceScope, clientId: string | null): Promise<string[]> {
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.adAccount.findMany({
        where: { ...(clientId === null ? {} : { clientId }), dataThrough: { not: null } },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    });
  }
}

function inForce(row: FactRow | null): Constraint | null {
  return row?.active ? constraintOf(row) : null;
}
