import { ads } from '../errors.js';

export type Token =
  | { kind: 'word'; text: string }
  | { kind: 'string'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'symbol'; text: string };

const PATTERN =
  /\s+|(?<word>[A-Za-z_][A-Za-z0-9_.]*)|(?<number>-?\d+(?:\.\d+)?)|(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<symbol><=|>=|!=|=|<|>|,|\(|\))/y;

/** Splits a query into tokens. Throws queryError for text that is no token. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < query.length) {
    const at = PATTERN.lastIndex;
    const match = PATTERN.exec(query);
    if (!match) {
      const rest = query.slice(at);
      if (/^['"]/.test(rest))
        throw ads(400, 'queryError', 'STRING_NOT_TERMINATED', 'Error in query: string not terminated.');
      throw ads(
        400,
        'queryError',
        'UNEXPECTED_INPUT',
        `Error in query: unexpected input ${rest.slice(0, 20)}.`,
      );
    }
    const { word, number, string, symbol } = match.groups ?? {};
    if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (string !== undefined)
      tokens.push({ kind: 'string', text: string.slice(1, -1).replace(/\\(.)/g, '$1') });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol });
  }
  return tokens;
}
