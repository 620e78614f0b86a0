import { Injectable } from '@nestjs/common';
import { memberScope, type WorkspaceScope } from '../../database/scope.js';
import { Passwords } from '../auth/passwords.js';
import { MembershipRepository } from '../workspaces/membership.repository.js';
import { WorkspaceService } from '../workspaces/workspace.service.js';
import { DemoRepository } from './demo.repository.js';
import { DEMO_PASSWORD, DEMO_WORKSPACE, demoPeople } from './demo-people.js';

/** The demo's people and their workspace; those that are there stay. */
@Injectable()
export class DemoPeople {
  constructor(
    private readonly repository: DemoRepository,
    private readonly workspaces: WorkspaceService,
    private readonly memberships: MembershipRepository,
    private readonly passwords: Passwords,
  ) {}

  /** @returns the owner's scope. */
  async make(): Promise<WorkspaceScope> {
    const hash = await this.passwords.hash(DEMO_PASSWORD);
    const [owner, ...others] = await Promise.all(
      demoPeople.map(async (person) => ({
        ...person,
        id: await this.repository.person(person.email, person.name, hash),
      })),
    );
    if (!owner) throw new Error('the demo has no people');
    const [existing] = await this.memberships.ofUser(owner.id);
    const workspaceId =
      existing?.workspaceId ?? (await this.workspaces.create(DEMO_WORKSPACE, 'demo', owner.id)).workspaceId;
    for (const person of others) await this.repository.addMember(workspaceId, person.id, person.role);
    return memberScope({ workspaceId, userId: owner.id, role: 'owner', clients: 'all' });
  }
}
