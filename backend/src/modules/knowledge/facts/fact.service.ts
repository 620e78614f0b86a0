import type {
  createKnowledgeFact,
  EndpointInput,
  EndpointOutput,
  interpretKnowledgeFact,
  KnowledgeFact,
  listKnowledgeFacts,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../../common/app-error.js';
import { correlationId } from '../../../common/correlation.js';
import { pageOfRows } from '../../../database/paging.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { readTimeCursor, timeCursorOf } from '../../workspaces/time-cursor.js';
import { KnowledgePlace } from '../knowledge-place.js';
import { FactRepository, type FactRow, type Interpretation } from './fact.repository.js';
import { FactNamesRepository } from './fact-names.repository.js';
import { FactReader } from './fact-reader.js';
import { constraintOf, namesSomething, toFact } from './fact-view.js';
import { RuleChange } from './rule-change.js';

/** Short statements about the business, and the rules that are read from them. */
@Injectable()
export class FactService {
  constructor(
    private readonly repository: FactRepository,
    private readonly names: FactNamesRepository,
    private readonly reader: FactReader,
    private readonly changed: RuleChange,
    private readonly place: KnowledgePlace,
  ) {}

  async list(
    scope: WorkspaceScope,
    { clientId, cursor, limit }: EndpointInput<typeof listKnowledgeFacts>['query'],
  ): Promise<EndpointOutput<typeof listKnowledgeFacts>> {
    await this.place.visible(scope, clientId);
    const query = { clientId, after: readTimeCursor(cursor), take: limit + 1 };
    const rows = await this.repository.page(scope, query);
    const names = await this.namesFor(scope, rows);
    return pageOfRows(rows, limit, timeCursorOf, (row) => toFact(row, names));
  }

  /** Notes it and reads it; when nobody can read it now it waits, and holds nothing back until then. */
  async create(
    scope: WorkspaceScope,
    body: EndpointInput<typeof createKnowledgeFact>['body'],
  ): Promise<KnowledgeFact> {
    if (scope.userId === null) throw new Error('a fact has a person behind it');
    const clientId = await this.place.forNew(scope, body.clientId);
    const fact = { clientId, text: body.text, userId: scope.userId, correlationId: correlationId() };
    return this.view(scope, await this.reader.read(scope, await this.repository.insert(scope, fact)));
  }

  /** @throws AppError `not_found`, `forbidden` */
  async update(scope: WorkspaceScope, id: string, text: string): Promise<KnowledgeFact> {
    const before = await this.changeable(scope, id);
    const row = await this.repository.update(scope, id, text, correlationId());
    if (!row) throw notFound('fact');
    await this.changed.tell(scope, before, row);
    return this.view(scope, await this.reader.read(scope, row));
  }

  /**
   * A person says what a fact means, accepts a model's reading, or switches its rule off and on.
   * @throws AppError `not_found`, `forbidden`, `wrong_state` for a rule that is not there to be switched on.
   */
  async interpret(
    scope: WorkspaceScope,
    id: string,
    { constraint, active }: EndpointInput<typeof interpretKnowledgeFact>['body'],
  ): Promise<KnowledgeFact> {
    const before = await this.changeable(scope, id);
    const rule = constraint === undefined ? constraintOf(before) : constraint;
    if (rule === null && constraint === undefined)
      throw new AppError('wrong_state', 'This fact was not understood as a rule. Say what it means first.');
    const corrected: Interpretation = {
      constraint: rule,
      active: active ?? true,
      state: rule === null ? 'no_rule' : 'corrected',
      by: 'person',
      prompt: null,
      reason: rule === null ? 'no_rule' : null,
    };
    // Switching what our own reader read keeps who read it; saying yes to a proposal makes it the person's.
    const kept = constraint === undefined && before.readingState === 'understood';
    const next = kept
      ? { ...corrected, state: 'understood' as const, by: before.readBy ?? 'offline' }
      : constraint === undefined && active === false && before.readingState === 'proposed'
        ? {
            ...corrected,
            state: 'proposed' as const,
            by: before.readBy ?? 'person',
            prompt: before.readPrompt,
          }
        : corrected;
    const row = await this.repository.interpret(scope, id, next, null);
    if (!row) throw notFound('fact');
    await this.changed.tell(scope, before, row);
    return this.view(scope, row);
  }

  /** @throws AppError `not_found`, `forbidden` */
  async delete(scope: WorkspaceScope, id: string): Promise<void> {
    const before = await this.changeable(scope, id);
    await this.repository.delete(scope, id);
    await this.changed.tell(scope, before, null);
  }

  private async changeable(scope: WorkspaceScope, id: string): Promise<FactRow> {
    const row = await this.repository.find(scope, id);
    if (!row) throw notFound('fact');
    this.place.mayChange(scope, row);
    return row;
  }

  private async view(scope: WorkspaceScope, row: FactRow): Promise<KnowledgeFact> {
    return toFact(row, await this.namesFor(scope, [row]));
  }

  private namesFor(scope: WorkspaceScope, rows: readonly FactRow[]) {
    return rows.some((row) => namesSomething(constraintOf(row))) ? this.names.all(scope) : [];
  }
}
