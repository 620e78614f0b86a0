import type { EndpointOutput, listAuditEvents } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { type AuditEntry, AuditRepository } from './audit.repository.js';
import { requireWholeWorkspace } from './rights.js';
import { readTimeCursor, timeCursorOf } from './time-cursor.js';

/** What is recorded of one event; the actor defaults to the scope's person. */
export type AuditFacts = Pick<AuditEntry, 'kind' | 'detail'> &
  Partial<Pick<AuditEntry, 'actorUserId' | 'ip'>>;

/** The audit trail (DECISIONS 10): log-ins, roles, tokens, invitations, guardrails, connections. Append-only. */
@Injectable()
export class AuditService {
  constructor(private readonly events: AuditRepository) {}

  /** Inside a scoped transaction the event stands or falls with it. */
  async record(scope: WorkspaceScope, { kind, detail, actorUserId, ip }: AuditFacts): Promise<void> {
    await this.events.insert(scope, {
      kind,
      detail,
      actorUserId: actorUserId === undefined ? scope.userId : actorUserId,
      ip: ip ?? null,
    });
  }

  /** For events before any workspace is known, such as a failed log-in of an unknown person. */
  async recordGlobal({ kind, detail, actorUserId, ip }: AuditFacts): Promise<void> {
    await this.events.insertGlobal({ kind, detail, actorUserId: actorUserId ?? null, ip: ip ?? null });
  }

  async list(
    scope: WorkspaceScope,
    query: { cursor?: string | undefined; limit: number },
  ): Promise<EndpointOutput<typeof listAuditEvents>> {
    requireWholeWorkspace(scope);
    const rows = await this.events.page(scope, readTimeCursor(query.cursor), query.limit + 1);
    return pageOfRows(rows, query.limit, timeCursorOf, (row) => ({
      id: row.id,
      kind: row.kind,
      actor:
        row.actorUserId !== null && row.actorName !== null
          ? { userId: row.actorUserId, name: row.actorName }
          : null,
      detail: row.detail,
      at: row.at.toISOString(),
    }));
  }
}
