import type { Frame } from './frames.js';

/**
 * Statements that would change the session all connections share. `SET LOCAL` ends with its transaction and
 * is the only form allowed; everything else here would hand one tenant's rights to the next query.
 */
const FORBIDDEN =
  /(?:^|;)\s*(?:set\s+(?:session\s+)?role\b|set\s+(?:session\s+)?session\s+authorization\b|reset\s+(?:role|all|session)\b|discard\b)/i;

function sqlOf(frame: Frame): string | undefined {
  const body = frame.bytes.subarray(5);
  if (frame.type === 'Q') return body.toString('utf8', 0, body.length - 1);
  if (frame.type !== 'P') return undefined;
  const nameEnd = body.indexOf(0);
  return body.toString('utf8', nameEnd + 1, body.indexOf(0, nameEnd + 1));
}

/** Removes comments, so that one cannot hide the first word of a statement. */
function withoutComments(sql: string): string {
  return sql.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/--[^\n]*/g, ' ');
}

/** The engine would wait for rows that nobody can hand it, and with it everybody else. */
const COPY_FROM_CLIENT = /(?:^|;)\s*copy\b[^;]*\bfrom\s+stdin\b/i;

/** Why a message must not reach the shared session, or undefined when it may. */
export function refusalOf(frame: Frame): string | undefined {
  const sql = sqlOf(frame);
  if (sql === undefined) return undefined;
  // Both ways: a comment may hide the first word, and what looks like a comment may stand inside a literal.
  const forms = [sql, withoutComments(sql)];
  if (forms.some((form) => FORBIDDEN.test(form))) {
    return 'session-level SET ROLE, RESET and DISCARD are not allowed on the embedded database: use SET LOCAL inside a transaction';
  }
  if (forms.some((form) => COPY_FROM_CLIENT.test(form))) {
    return 'COPY FROM STDIN is not offered by the embedded database: insert from arrays with unnest';
  }
  return undefined;
}

/** A simple query that fails with `insufficient_privilege`, to be run in place of a refused batch. */
export function refusalQuery(reason: string): Buffer {
  const sql = `DO $$ BEGIN RAISE insufficient_privilege USING MESSAGE = '${reason}'; END $$`;
  const text = Buffer.from(`${sql}\0`, 'utf8');
  const head = Buffer.alloc(5);
  head.write('Q', 0);
  head.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([head, text]);
}
