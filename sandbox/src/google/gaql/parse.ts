import { ads, type GoogleError } from '../errors.js';
import { type Token, tokenize } from './tokens.js';

export type Operator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'IN'
  | 'NOT IN'
  | 'BETWEEN'
  | 'DURING'
  | 'LIKE'
  | 'NOT LIKE'
  | 'CONTAINS ANY'
  | 'CONTAINS ALL'
  | 'CONTAINS NONE'
  | 'IS NULL'
  | 'IS NOT NULL'
  | 'REGEXP_MATCH'
  | 'NOT REGEXP_MATCH';

export interface Condition {
  field: string;
  operator: Operator;
  values: string[];
}

export interface Query {
  select: string[];
  from: string;
  where: Condition[];
  orderBy: { field: string; descending: boolean }[];
  limit: number | null;
  parameters: Record<string, string>;
}

function fault(code: string, message: string): GoogleError {
  return ads(400, 'queryError', code, `Error in query: ${message}`);
}

const RANGES = new Set([
  'TODAY',
  'YESTERDAY',
  'LAST_7_DAYS',
  'LAST_14_DAYS',
  'LAST_30_DAYS',
  'LAST_BUSINESS_WEEK',
  'LAST_WEEK_MON_SUN',
  'LAST_WEEK_SUN_SAT',
  'THIS_WEEK_MON_TODAY',
  'THIS_WEEK_SUN_TODAY',
  'THIS_MONTH',
  'LAST_MONTH',
]);

/** Reader of the Google Ads Query Language; every refusal is a `queryError` of the vendor's list. */
class Parser {
  private at = 0;

  constructor(private readonly tokens: Token[]) {}

  query(): Query {
    if (!this.keyword('SELECT')) throw fault('EXPECTED_SELECT', 'expected SELECT.');
    const select = [this.field()];
    while (this.symbol(',')) select.push(this.field());
    if (!this.keyword('FROM')) throw fault('EXPECTED_FROM', 'expected FROM.');
    const from = this.word();
    const where: Condition[] = [];
    if (this.keyword('WHERE')) {
      do where.push(this.condition());
      while (this.keyword('AND'));
    }
    const orderBy: Query['orderBy'] = [];
    if (this.keyword('ORDER')) {
      if (!this.keyword('BY')) throw fault('EXPECTED_BY', 'expected BY after ORDER.');
      do {
        const field = this.field();
        const descending = this.keyword('DESC');
        if (!descending) this.keyword('ASC');
        orderBy.push({ field, descending });
      } while (this.symbol(','));
    }
    const limit = this.keyword('LIMIT') ? this.limit() : null;
    const parameters: Record<string, string> = {};
    if (this.keyword('PARAMETERS')) {
      do {
        const name = this.word();
        if (name !== 'include_drafts' && name !== 'omit_unselected_resource_names') {
          throw fault('BAD_PARAMETER_NAME', `parameter ${name} is not known.`);
        }
        this.expect('=');
        parameters[name] = this.value();
      } while (this.symbol(','));
    }
    if (this.at < this.tokens.length) {
      const rest = this.tokens[this.at]?.text ?? '';
      throw fault(
        where.length > 0 && /^OR$/i.test(rest) ? 'EXPECTED_AND' : 'UNEXPECTED_INPUT',
        `unexpected input ${rest}.`,
      );
    }
    return { select, from, where, orderBy, limit, parameters };
  }

  private condition(): Condition {
    const field = this.field();
    const symbol = this.peek();
    if (symbol?.kind === 'symbol' && ['=', '!=', '<', '<=', '>', '>='].includes(symbol.text)) {
      this.at += 1;
      return { field, operator: symbol.text as Operator, values: [this.value()] };
    }
    const not = this.keyword('NOT');
    if (this.keyword('IN')) return { field, operator: not ? 'NOT IN' : 'IN', values: this.list() };
    if (this.keyword('LIKE')) return { field, operator: not ? 'NOT LIKE' : 'LIKE', values: [this.value()] };
    if (this.keyword('REGEXP_MATCH')) {
      return { field, operator: not ? 'NOT REGEXP_MATCH' : 'REGEXP_MATCH', values: [this.value()] };
    }
    if (not) throw fault('BAD_OPERATOR', `operator after NOT on ${field} is not known.`);
    if (this.keyword('BETWEEN')) {
      const low = this.value();
      if (!this.keyword('AND'))
        throw fault('EXPECTED_VALUE_WITH_BETWEEN_OPERATOR', 'BETWEEN needs two values.');
      return { field, operator: 'BETWEEN', values: [low, this.value()] };
    }
    if (this.keyword('DURING')) {
      const range = this.word().toUpperCase();
      if (!RANGES.has(range))
        throw fault('INVALID_VALUE_WITH_DURING_OPERATOR', `${range} is not a date range.`);
      return { field, operator: 'DURING', values: [range] };
    }
    if (this.keyword('IS')) {
      const negated = this.keyword('NOT');
      if (!this.keyword('NULL')) throw fault('UNEXPECTED_INPUT', 'IS needs NULL.');
      return { field, operator: negated ? 'IS NOT NULL' : 'IS NULL', values: [] };
    }
    if (this.keyword('CONTAINS')) {
      for (const mode of ['ANY', 'ALL', 'NONE'] as const) {
        if (this.keyword(mode)) return { field, operator: `CONTAINS ${mode}`, values: this.list() };
      }
    }
    if (!this.peek()) throw fault('UNEXPECTED_END_OF_QUERY', 'unexpected end of query.');
    throw fault('BAD_OPERATOR', `operator ${this.peek()?.text} is not known.`);
  }

  private list(): string[] {
    if (!this.symbol('(')) throw fault('EXPECTED_LIST', 'expected a list.');
    if (this.symbol(')')) throw fault('PROHIBITED_EMPTY_LIST_IN_CONDITION', 'the list is empty.');
    const values = [this.value()];
    while (this.symbol(',')) values.push(this.value());
    if (!this.symbol(')')) throw fault('UNEXPECTED_INPUT', 'the list is not closed.');
    if (values.length > 20_000) throw fault('FILTER_HAS_TOO_MANY_VALUES', 'more than 20,000 values.');
    return values;
  }

  private value(): string {
    const token = this.tokens[this.at++];
    if (!token) throw fault('UNEXPECTED_END_OF_QUERY', 'unexpected end of query.');
    if (token.kind === 'symbol') throw fault('EXPECTED_SINGLE_VALUE', `expected a value, not ${token.text}.`);
    return token.text;
  }

  private limit(): number {
    const token = this.tokens[this.at++];
    const limit = Number(token?.text);
    if (!token || !Number.isInteger(limit)) throw fault('BAD_LIMIT_VALUE', 'LIMIT needs a whole number.');
    if (limit < 1) throw fault('LIMIT_VALUE_TOO_LOW', 'LIMIT is below 1.');
    return limit;
  }

  private field(): string {
    const name = this.word();
    if (!/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/.test(name))
      throw fault('BAD_FIELD_NAME', `invalid field name '${name}'.`);
    return name;
  }

  private word(): string {
    const token = this.tokens[this.at++];
    if (!token) throw fault('UNEXPECTED_END_OF_QUERY', 'unexpected end of query.');
    if (token.kind !== 'word') throw fault('UNEXPECTED_INPUT', `unexpected input ${token.text}.`);
    return token.text;
  }

  private peek(): Token | undefined {
    return this.tokens[this.at];
  }

  private keyword(word: string): boolean {
    const token = this.peek();
    if (token?.kind !== 'word' || token.text.toUpperCase() !== word) return false;
    this.at += 1;
    return true;
  }

  private symbol(text: string): boolean {
    const token = this.peek();
    if (token?.kind !== 'symbol' || token.text !== text) return false;
    this.at += 1;
    return true;
  }

  private expect(text: string): void {
    if (!this.symbol(text)) throw fault('UNEXPECTED_INPUT', `expected ${text}.`);
  }
}

/** Parses one query; throws GoogleError with a `queryError`. */
export function parseQuery(text: string): Query {
  return new Parser(tokenize(text)).query();
}
