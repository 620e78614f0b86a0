import type { EndpointInput, Measure, OutsideChange, outsideChangesTool } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../../database/scope.js';
import { OutsideChangesService } from '../../drift/outside-changes.service.js';
import { mentionAccounts } from './account-mentions.js';
import type { FactSheet } from './fact-sheet.js';
import { ToolAccountsRepository } from './tool-accounts.repository.js';

/** Changes that are counted and kept as rows behind an answer, newest first. */
const MOST_CHANGES = 200;

/** Changes made on the platform and not through Adwright. */
@Injectable()
export class OutsideChangesTool {
  constructor(
    private readonly accountsOf: ToolAccountsRepository,
    private readonly changes: OutsideChangesService,
  ) {}

  async run(
    scope: WorkspaceScope,
    query: EndpointInput<typeof outsideChangesTool>['body'],
    sheet: FactSheet,
  ): Promise<void> {
    const accounts = await this.accountsOf.accounts(scope, query);
    const mentions = mentionAccounts(sheet, accounts);
    const { adAccountId, campaignId, platform } = query;
    const { items, nextCursor } = await this.changes.list(scope, {
      adAccountId,
      campaignId,
      platform,
      limit: MOST_CHANGES,
    });
    const told = items.flatMap((item) => fieldsOf(item).map((change) => ({ item, change })));
    sheet.table(
      ['at', 'account', 'name', 'operation', 'field', 'from', 'to'].map((key) => ({
        key,
        unit: key === 'at' ? ('instant' as const) : ('text' as const),
      })),
      told.map(({ item, change: { field, from, to } }) => [
        item.at,
        item.adAccountName,
        item.entity.name,
        item.operation,
        field,
        from,
        to,
      ]),
    );
    sheet.fact({ measure: 'items', unit: 'count', value: String(told.length) });
    if (told.length > query.limit || nextCursor !== null) sheet.note('cut');
    for (const { item, change } of told.slice(0, query.limit)) {
      tell(sheet, item, change, mentions.get(item.adAccountId) ?? null);
    }
  }
}

type Change = OutsideChange['changes'][number];

/** A creation or removal is told as such; a change by each setting that moved. */
function fieldsOf({ operation, changes }: OutsideChange): Change[] {
  return operation === 'changed' ? changes : [{ field: operation, from: null, to: null }];
}

/** `state` of the mention is what happened: a new status, `created`, `removed`, or the setting that was changed. */
function tell(
  sheet: FactSheet,
  item: OutsideChange,
  { field, from, to }: Change,
  parent: string | null,
): void {
  const { level, name, id } = item.entity;
  const state = field === 'status' && to !== null ? to : field;
  const subject = sheet.mention(level, name, { entityId: id, parent, state });
  sheet.fact({ measure: 'at', subject, unit: 'instant', value: item.at });
  if (item.author !== null) sheet.mention('person', item.author, { parent: subject });
  const measure: Measure | null = field === 'budget' || field === 'bid' ? field : null;
  if (measure === null) return;
  const money = { measure, subject, unit: 'micros' as const, currency: item.currency };
  for (const [side, value] of [['from', from] as const, ['current', to] as const])
    if (value !== null && /^\d+$/.test(value)) sheet.fact({ ...money, side, value });
}
