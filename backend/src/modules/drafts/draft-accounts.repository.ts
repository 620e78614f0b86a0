import { adPlatformSchema, type DraftAccount } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { dayIn } from '../../platforms/zone.js';

/** More accounts than a builder is told of; beyond that a person starts from an account's page. */
const MOST_ACCOUNTS = 200;

/** The accounts a campaign could be planned for, as the scope sees them. */
@Injectable()
export class DraftAccountsRepository {
  constructor(
    private readonly database: Database,
    private readonly registry: PlatformRegistry,
    private readonly clock: Clock,
  ) {}

  /** @param clientId only this client's, for a draft in a client's conversation. */
  async list(scope: WorkspaceScope, clientId: string | null): Promise<DraftAccount[]> {
    const rows = await this.database.scoped(scope, (tx) =>
      tx.adAccount.findMany({
        where: {
          platform: { in: [...adPlatformSchema.options] },
          ...(clientId === null ? {} : { clientId }),
        },
        select: {
          id: true,
          platform: true,
          externalId: true,
          name: true,
          currency: true,
          timeZone: true,
          writable: true,
          client: { select: { id: true, name: true } },
        },
        orderBy: [{ writable: 'desc' }, { name: 'asc' }, { id: 'asc' }],
        take: MOST_ACCOUNTS,
      }),
    );
    const now = this.clock.now();
    return rows.map((row) => {
      const platform = adPlatformSchema.parse(row.platform);
      return {
        id: row.id,
        platform,
        externalId: row.externalId,
        name: row.name,
        clientId: row.client.id,
        clientName: row.client.name,
        currency: row.currency,
        timeZone: row.timeZone,
        today: dayIn(now, row.timeZone),
        canCreate: row.writable && this.registry.get(platform).capabilities.includes('campaign.create'),
      };
    });
  }
}
