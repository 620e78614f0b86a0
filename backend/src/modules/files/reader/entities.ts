import type { Level } from '@adwright/contracts';
import { cellText, isEmptyName, unwrapFormulaText } from './cells.js';
import type { Column } from './column.js';
import type { ColumnRole, EntityStep, ParsedEntity, TableRow } from './types.js';

type Source = { readonly level: Level; readonly id: Column | null; readonly name: Column | null };

const SOURCES: readonly (readonly [level: Level, id: ColumnRole | null, names: readonly ColumnRole[]])[] = [
  ['campaign', 'campaign_id', ['campaign_name']],
  ['ad_group', 'ad_group_id', ['ad_group_name']],
  ['ad', 'ad_id', ['ad_name', 'ad_text']],
  ['keyword', 'keyword_id', ['keyword']],
  ['search_term', null, ['search_term']],
];

/** Finest first: a table of search terms also names their keywords and campaigns. */
const FINEST: readonly Level[] = ['search_term', 'keyword', 'ad', 'ad_group', 'campaign'];

/** Columns that say which entity a row is about, coarsest level first, down to the finest one that has values. */
export function entitySources(
  columns: readonly Column[],
  rows: readonly TableRow[],
): { level: Level; sources: Source[] } {
  const filled = (role: ColumnRole | null): Column | null => {
    const column = role === null ? undefined : columns.find((item) => item.role === role);
    return column && rows.some((row) => !isEmptyName(cellText(row.cells[column.index]))) ? column : null;
  };
  const all = SOURCES.map(([level, id, names]): Source => {
    const name = names.map(filled).find((column) => column !== null) ?? null;
    return { level, id: filled(id), name };
  }).filter((source) => source.id !== null || source.name !== null);
  const level = FINEST.find((item) => all.some((source) => source.level === item)) ?? 'account';
  // A keyword's or search term's ad is a detail of it, not a parent.
  const parents =
    level === 'ad' ? ['campaign', 'ad_group', 'ad'] : ['campaign', 'ad_group', 'keyword', 'search_term'];
  return { level, sources: all.filter((source) => parents.includes(source.level)) };
}

/** An entity before it is known whether its names are unique on that day. */
export type EntityBase = {
  readonly key: string;
  readonly keyedById: boolean;
  readonly path: readonly EntityStep[];
  readonly matchType: string | null;
};

const ACCOUNT: EntityBase = { key: 'account', keyedById: true, path: [], matchType: null };

/**
 * A platform id, or null where the text is none: blanks, zero, and ids a spreadsheet has rounded to `1.2E+17`. The
 * `c:`-style prefixes of Meta's own exports are not part of the id.
 */
export function readId(text: string): string | null {
  const plain = unwrapFormulaText(text)
    .trim()
    .replace(/^[a-z]{1,3}:/, '');
  if (isEmptyName(plain) || /^(?:0*|-1)$/.test(plain) || /^[\d.]+e\+?\d+$/i.test(plain)) return null;
  return plain;
}

/** Reads the entity of each row. Steps and bases are shared between rows: a file has far fewer entities than rows. */
export class EntityReader {
  private readonly bases = new Map<string, EntityBase>();
  private readonly entities = new Map<string, ParsedEntity>();
  private readonly matchType: Column | null;
  private readonly account: { name: Column | null; id: Column | null };

  constructor(
    private readonly level: Level,
    private readonly sources: readonly Source[],
    columns: readonly Column[],
    private readonly manyAccounts: boolean,
  ) {
    const find = (role: ColumnRole): Column | null => columns.find((column) => column.role === role) ?? null;
    this.matchType = level === 'keyword' || level === 'search_term' ? find('match_type') : null;
    this.account = { name: find('account_name'), id: find('account_id') };
  }

  base(row: TableRow): EntityBase {
    if (this.level === 'account' && !this.manyAccounts) return ACCOUNT;
    const texts = this.sources.flatMap(({ id, name }) => [textAt(row, id), textAt(row, name)]);
    const matchType = textAt(row, this.matchType);
    const account = this.manyAccounts ? this.accountKey(row) : '';
    const cacheKey = [...texts, matchType, account].join('\u0001');
    const known = this.bases.get(cacheKey);
    if (known) return known;
    const base = this.build(row, matchType, account);
    this.bases.set(cacheKey, base);
    return base;
  }

  /** The entity itself; `state` is taken from the first row that names it. */
  entity(base: EntityBase, ordinal: number, row: TableRow, state: EntityState): ParsedEntity {
    const key = ordinal === 1 ? base.key : `${base.key}#${ordinal}`;
    const known = this.entities.get(key);
    if (known) return known;
    const own = base.path[base.path.length - 1];
    const entity: ParsedEntity = {
      level: this.level,
      key,
      externalId: own?.externalId ?? null,
      name: own?.name ?? '',
      path: base.path,
      ordinal,
      matchType: base.matchType,
      accountName: blankToNull(textAt(row, this.account.name)),
      accountId: readId(textAt(row, this.account.id)),
      ...state,
    };
    this.entities.set(key, entity);
    return entity;
  }

  private accountKey(row: TableRow): string {
    return readId(textAt(row, this.account.id)) ?? textAt(row, this.account.name);
  }

  private build(row: TableRow, matchType: string, account: string): EntityBase {
    const steps: EntityStep[] = [];
    const names: string[] = account === '' ? [] : [account];
    let keyedById = false;
    for (const { level, id, name } of this.sources) {
      const externalId = readId(textAt(row, id));
      const shown = unwrapFormulaText(textAt(row, name));
      names.push(externalId ?? shown);
      if (level === this.level && matchType !== '') names.push(matchType);
      keyedById = externalId !== null;
      // A keyword's criterion id is unique within its ad group only.
      const whole = keyedById && level !== 'keyword';
      const key = whole ? `id:${externalId}` : `n:${JSON.stringify(names)}`;
      steps.push({ level, key, externalId, name: isEmptyName(shown) ? (externalId ?? '') : shown });
    }
    const own = steps[steps.length - 1];
    const key = own?.key ?? (account === '' ? 'account' : `account:${account}`);
    return { key, keyedById: own ? keyedById : true, path: steps, matchType: blankToNull(matchType) };
  }
}

export type EntityState = Pick<ParsedEntity, 'status' | 'budgetMicros' | 'budgetType'>;

function textAt(row: TableRow, column: Column | null): string {
  return column ? cellText(row.cells[column.index]) : '';
}

function blankToNull(text: string): string | null {
  return isEmptyName(text) ? null : text;
}
