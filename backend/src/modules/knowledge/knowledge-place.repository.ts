import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';

@Injectable()
export class KnowledgePlaceRepository {
  constructor(private readonly database: Database) {}

  async seesClient(scope: WorkspaceScope, id: string): Promise<boolean> {
    return (await this.database.scoped(scope, (tx) => tx.client.count({ where: { id } }))) > 0;
  }
}
