import { randomBytes } from 'node:crypto';
import type {
  createInvitation,
  EndpointInput,
  EndpointOutput,
  listInvitations,
  previewInvitation,
} from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import { sha256 } from '../../common/canonical-json.js';
import { Clock } from '../../common/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import { pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { AuditService } from './audit.service.js';
import { ClientService } from './client.service.js';
import { InvitationRepository, type InvitationRow } from './invitation.repository.js';
import { checkGrant, requireOwnerFor, requireWholeWorkspace } from './rights.js';
import { readTimeCursor, timeCursorOf } from './time-cursor.js';
import { WorkspaceRepository } from './workspace.repository.js';

type InvitationPage = EndpointOutput<typeof listInvitations>;
type InvitationAnswer = InvitationPage['items'][number];

const LIVES_MS = 7 * 24 * 3600 * 1000;

function stateOf(row: InvitationRow, now: Date): InvitationAnswer['state'] {
  if (row.acceptedAt) return 'accepted';
  if (row.revokedAt) return 'revoked';
  return row.expiresAt > now ? 'open' : 'expired';
}

/** Links that let one person join. The token is in the link's fragment, which no server log sees; its hash is kept. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly workspaces: WorkspaceRepository,
    private readonly clients: ClientService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(
    scope: WorkspaceScope,
    query: { cursor?: string | undefined; limit: number },
  ): Promise<InvitationPage> {
    requireWholeWorkspace(scope);
    const rows = await this.invitations.page(scope, readTimeCursor(query.cursor), query.limit + 1);
    return pageOfRows(rows, query.limit, timeCursorOf, (row) => this.toAnswer(row));
  }

  /** @throws AppError `forbidden` when a non-owner invites an owner, `not_found` for a client that is not here. */
  async create(
    scope: WorkspaceScope,
    createdBy: string,
    input: EndpointInput<typeof createInvitation>['body'],
  ): Promise<EndpointOutput<typeof createInvitation>> {
    requireWholeWorkspace(scope);
    requireOwnerFor(scope, input.role);
    const grant = checkGrant(input.role, input);
    const token = randomBytes(32).toString('base64url');
    const row = await this.workspaces.atomically(scope, async () => {
      await this.clients.requireAll(scope, grant.clientIds);
      const made = await this.invitations.insert(scope, {
        ...grant,
        role: input.role,
        email: input.email ?? null,
        tokenHash: sha256(token),
        createdBy,
        expiresAt: new Date(this.clock.now().getTime() + LIVES_MS),
      });
      await this.audit.record(scope, {
        kind: 'invitation.created',
        detail: { invitationId: made.id, role: input.role, ...grant },
      });
      return made;
    });
    return { ...this.toAnswer(row), url: `${this.config.http.publicUrl}/invite#${token}` };
  }

  async revoke(scope: WorkspaceScope, id: string): Promise<void> {
    requireWholeWorkspace(scope);
    await this.workspaces.atomically(scope, async () => {
      if (!(await this.invitations.revoke(scope, id, this.clock.now()))) throw notFound('invitation');
      await this.audit.record(scope, { kind: 'invitation.revoked', detail: { invitationId: id } });
    });
  }

  /** @throws AppError `invitation_unusable`, the same for one that never was. */
  async preview(token: string): Promise<EndpointOutput<typeof previewInvitation>> {
    const found = await this.invitations.byTokenHash(sha256(token));
    if (!found?.usable) throw unusable();
    return { workspaceName: found.workspaceName, role: found.role, email: found.email };
  }

  private toAnswer({ at, expiresAt, ...row }: InvitationRow): InvitationAnswer {
    return {
      id: row.id,
      email: row.email,
      role: row.role,
      clientScope: row.clientScope,
      clientIds: row.clientIds,
      createdAt: at.toISOString(),
      expiresAt: expiresAt.toISOString(),
      state: stateOf({ at, expiresAt, ...row }, this.clock.now()),
    };
  }
}

export function unusable(): AppError {
  return new AppError(
    'invitation_unusable',
    'This invitation was used, withdrawn or has expired. Ask the person who sent it for a new link.',
  );
}
