import { inRooms, isTest, literalText, type Rule, walk } from '../rule.js';

/**
 * SQL that changes the session, by its first words: on the embedded database all clients share one session, and
 * over a pooler a session outlives its user.
 */
const SESSION_SQL =
  /(?:^|;)\s*(?:set\s+(?:session\s+)?role\b|set\s+session\b|reset\s+(?:role|all|session)\b|discard\s+(?:all|plans|temp|sequences)\b)|(?:^|;)\s*SET\s+(?!LOCAL\b|CONSTRAINTS\b|TRANSACTION\b)[a-z_.]+\s*(?:=|TO\b)/i;
const SESSION_SETTING = /set_config\s*\([^()]*,\s*false\s*\)/i;
const ADVISORY = /\bpg_(?:try_)?advisory_(?!xact)/i;
const NAMED = /^\s*(?:PREPARE|EXECUTE|DEALLOCATE)\s+[a-z_"]/;

const FAULTS: [RegExp, string][] = [
  [
    SESSION_SQL,
    'session-level SET, RESET and DISCARD leak to other connections: use SET LOCAL in a transaction',
  ],
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
      for (const [pattern, message] of FAULTS) {
        if (pattern.test(text)) found.push({ at: node.getStart(source.ast), message });
      }
    });
    return found;
  },
};
