import { type AdPlatform, type Environment, roleAtLeast } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { ClientService } from '../workspaces/client.service.js';
import { MembershipRepository } from '../workspaces/membership.repository.js';
import { ConnectionRepository } from './connection.repository.js';

/** What a person says of a connection to be made, or to be renewed. */
export interface Wanted {
  readonly platform: AdPlatform;
  readonly environment: Environment;
  readonly clientId?: string | undefined;
  readonly connectionId?: string | undefined;
}

/** For whom and by whom a connection is made. */
@Injectable()
export class ConsentPeople {
  constructor(
    private readonly clients: ClientService,
    private readonly memberships: MembershipRepository,
    private readonly connections: ConnectionRepository,
  ) {}

  /**
   * The client that a connection belongs to: that of the one to be renewed, else the one named.
   * @throws AppError `not_found` for a client or connection that is not the scope's, or that is of another kind.
   */
  async placeFor(scope: WorkspaceScope, wanted: Wanted): Promise<string> {
    if (wanted.connectionId === undefined) return this.clientFor(scope, wanted.clientId);
    const known = await this.connections.find(scope, wanted.connectionId);
    if (known?.platform !== wanted.platform || known.environment !== wanted.environment)
      throw notFound('connection');
    return known.clientId;
  }

  /** Demo and real never mix: the demo's password is known to everyone (DECISIONS 9). @throws AppError */
  async refuseLiveBesideDemo(environment: Environment): Promise<void> {
    if (environment === 'sandbox' || !(await this.connections.demoLoginExists())) return;
    throw new AppError(
      'demo_login_exists',
      'A real account cannot be connected while the demo logins exist. Stop Adwright and run npm run start:real first; it removes the demo.',
    );
  }

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
