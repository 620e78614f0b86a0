import type { EndpointInput, EndpointOutput, listOutsideChanges, OutsideChange } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { readTimeCursor, timeCursorOf } from '../workspaces/time-cursor.js';
import {
  type OutsideChangeFilter,
  type OutsideChangeRow,
  OutsideChangesRepository,
} from './outside-changes.repository.js';

@Injectable()
export class OutsideChangesService {
  constructor(private readonly changes: OutsideChangesRepository) {}

  async list(
    scope: WorkspaceScope,
    query: EndpointInput<typeof listOutsideChanges>['query'] & Pick<OutsideChangeFilter, 'platform'>,
  ): Promise<EndpointOutput<typeof listOutsideChanges>> {
    const { cursor, limit, ...filter } = query;
    const rows = await this.changes.page(scope, {
      ...filter,
      after: readTimeCursor(cursor),
      take: limit + 1,
    });
    return pageOfRows(rows, limit, timeCursorOf, toOutsideChange);
  }
}

function toOutsideChange(row: OutsideChangeRow): OutsideChange {
  const { id, adAccountId, adAccountName, currency, timeZone, operation, changes, author, client } = row;
  return {
    id,
    adAccountId,
    adAccountName,
    currency,
    timeZone,
    entity: { level: row.level, id: row.entityId, externalId: row.externalId, name: row.entityName },
    campaign: row.campaignId === null ? null : { id: row.campaignId, name: row.campaignName ?? '' },
    operation,
    changes,
    author,
    client,
    at: row.at.toISOString(),
    seenAt: row.seenAt.toISOString(),
  };
}
