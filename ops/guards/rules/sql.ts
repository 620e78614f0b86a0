import ts from 'typescript';
import { inRooms, isTest, literalText, type Rule, walk } from '../rule.js';

/**
 * SQL that changes the session, by its first words: on the embedded database all clients share one session, and
 * over a pooler a session outlives its user. The second form is for any setting; it is written in capitals or
 * stands alone, since prose begins with "Set" as well.
 */
const SESSION_SQL =
  /(?:^|;)\s*(?:set\s+(?:session\s+)?role\b|set\s+session\b|reset\s+(?:role|all|session)\b|discard\s+(?:all|plans|temp|sequences)\b)/i;
const ANY_SETTING = /(?:^|;)\s*SET\s+(?!LOCAL\b|CONSTRAINTS\b|TRANSACTION\b)[a-z_.]+\s*(?:=|TO\b)/;
const LONE_SETTING = /^\s*set\s+(?!local\b)[a-z_.]+\s*(?:=\s*\S+|to\s+['\d]\S*)\s*;?\s*$/i;
const SESSION_SETTING = /set_config\s*\([^()]*,\s*false\s*\)/i;
const ADVISORY = /\bpg_(?:try_)?advisory_(?!xact)/i;
const NAMED = /^\s*(?:PREPARE|EXECUTE|DEALLOCATE)\s+[a-z_"]/;

const LEAK = 'session-level SET, RESET and DISCARD leak to other connections: use SET LOCAL in a transaction';
const FAULTS: [RegExp, string][] = [
  [SESSION_SQL, LEAK],
  [ANY_SETTING, LEAK],
  [LONE_SETTING, LEAK],
  [SESSION_SETTING, 'set_config(..., false) outlives its transaction: pass true'],
  [ADVISORY, 'session advisory locks are granted twice on the embedded database: lock a row'],
  [NAMED, 'named prepared statements collide on the embedded database'],
];

export const noSessionSql: Rule = {
  name: 'no-session-sql',
  applies: (path) => inRooms(path, ['backend', 'ai-service']) && !isTest(path),
  check: (source) => {
    const found: { at: number; message: string }[] = [];
    walk(source.ast, (node) => {
      const text = literalText(node);
      if (text === undefined) return;
      // What follows an interpolation is the middle of a statement: UPDATE ${table} SET name = ...
      const statement = ts.isTemplateMiddleOrTemplateTail(node) ? `…${text}` : text;
      for (const [pattern, message] of FAULTS) {
        if (pattern.test(statement)) found.push({ at: node.getStart(source.ast), message });
      }
    });
    return found;
  },
};
