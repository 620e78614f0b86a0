import { roleAtLeast } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { ClientService } from '../workspaces/client.service.js';
import { MembershipRepository } from '../workspaces/membership.repository.js';

/** For whom and by whom a connection is made. */
@Injectable()
export class ConsentPeople {
  constructor(
    private readonly clients: ClientService,
    private readonly memberships: MembershipRepository,
  ) {}

  /** The named client, or the oldest one the scope sees. @throws AppError `not_found`, `invalid_input` without any. */
  async clientFor(scope: WorkspaceScope, clientId: string | undefined): Promise<string> {
    if (clientId !== undefined) {
      await this.clients.requireAll(scope, [clientId]);
      return clientId;
    }
    const { items } = await this.clients.list(scope, { limit: 1 });
    const [first] = items;
    if (first) return first.id;
    throw new AppError('invalid_input', 'Create a client first: a connection belongs to one.', {
      errors: [{ field: 'clientId', message: 'a client of this workspace' }],
    });
  }

  /** Who began a consent may have lost the right before it came back. @throws AppError `forbidden` */
  async requireStillAdmin(userId: string, workspaceId: string): Promise<void> {
    const memberships = await this.memberships.ofUser(userId);
    const here = memberships.find((membership) => membership.workspaceId === workspaceId);
    if (!here) throw notFound('workspace');
    if (!roleAtLeast(here.role, 'admin'))
      throw new AppError('forbidden', 'Connecting needs the role admin. Nothing was connected.');
  }
}
