import { setTimeout as sleep } from 'node:timers/promises';
import type { AdPlatform } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../database/scope.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AdAccountsService } from '../connections/ad-accounts.service.js';
import { ConnectionsService } from '../connections/connections.service.js';
import { InstallationRepository } from '../workspaces/installation.repository.js';
import { DemoRepository } from './demo.repository.js';
import { DemoPeople } from './demo-people.seed.js';

const TIMEOUT_MS = 5 * 60_000;
const POLL_MS = 1_000;

/**
 * The demo takes the real way in: people, a connection over the sandbox's OAuth, the accounts it reaches, their first
 * sync and judgement by the worker. No fact is inserted behind it, and an interrupted seed goes on where it was.
 */
@Injectable()
export class DemoSeed {
  constructor(
    private readonly repository: DemoRepository,
    private readonly people: DemoPeople,
    private readonly connections: ConnectionsService,
    private readonly accounts: AdAccountsService,
    private readonly registry: PlatformRegistry,
    private readonly installation: InstallationRepository,
  ) {}

  /** @throws Error when the accounts are not judged within five minutes. */
  async run(say: (line: string) => void): Promise<void> {
    const scope = await this.people.make();
    say('made the demo people and their workspace');
    for (const platform of ['google', 'meta'] as const) {
      if (!this.registry.all().some((adapter) => adapter.platform === platform)) continue;
      say(`connected ${await this.connect(scope, platform)} simulated ${platform} ad accounts`);
    }
    await this.wait(scope, say);
    await this.installation.decide('demo');
  }

  private async connect(scope: WorkspaceScope, platform: AdPlatform): Promise<number> {
    const known = await this.connections.list(scope, { limit: 50 });
    const connection =
      known.items.find((item) => item.platform === platform) ??
      (await this.connections.connectSandbox(scope, platform));
    const available = await this.accounts.available(scope, connection.id);
    const externalIds = available.items
      .filter((account) => account.adAccountId === null)
      .map((account) => account.externalId);
    if (externalIds.length > 0) await this.accounts.add(scope, connection.id, { externalIds });
    return available.items.length;
  }

  private async wait(scope: WorkspaceScope, say: (line: string) => void): Promise<void> {
    const deadline = Date.now() + TIMEOUT_MS;
    let shown = '';
    for (;;) {
      const accounts = await this.repository.progress(scope);
      const failed = accounts.find((account) => account.sync === 'failed');
      if (failed) throw new Error(`the first sync of ${failed.name} failed; look into the worker's log`);
      const judged = accounts.filter((account) => account.judged).length;
      const line = `synced and judged ${judged} of ${accounts.length} accounts`;
      if (line !== shown) say(line);
      shown = line;
      if (judged === accounts.length) return;
      if (Date.now() > deadline) throw new Error('the demo accounts were not judged within five minutes');
      await sleep(POLL_MS);
    }
  }
}
