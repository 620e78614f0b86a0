import ts from 'typescript';
import { inRooms, isTest, type Rule, walk } from '../rule.js';

const TRANSACTION_CALLS = new Set(['scoped', 'global', '$transaction']);

function isNetworkCall(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false;
  const callee = node.expression.getText();
  return (
    callee === 'fetch' || callee === 'axios' || /^axios\.(get|post|put|patch|delete|request)$/.test(callee)
  );
}

function opensTransaction(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    TRANSACTION_CALLS.has(node.expression.name.text)
  );
}

export const noNetworkInTransaction: Rule = {
  name: 'no-network-in-transaction',
  applies: (path) => inRooms(path, ['backend', 'ai-service']) && !isTest(path),
  check: (source) => {
    const found: { at: number; message: string }[] = [];
    walk(source.ast, (node) => {
      if (!opensTransaction(node)) return;
      for (const argument of node.arguments) {
        walk(argument, (inner) => {
          if (!isNetworkCall(inner)) return;
          const message = 'a transaction blocks every other one on the embedded database: call outside it';
          found.push({ at: inner.getStart(source.ast), message });
        });
      }
    });
    return found;
  },
};

/** What the eye of the rule above cannot follow is caught while running, if every caller asks. */
export const networkCallsAskFirst: Rule = {
  name: 'network-calls-ask-first',
  // Health probes run in no transaction and carry no data.
  applies: (path) => /^backend\/src\/(?!modules\/health\/)/.test(path) && !isTest(path),
  check: (source) => {
    if (source.text.includes('assertOutsideTransaction(')) return [];
    const found: { at: number; message: string }[] = [];
    walk(source.ast, (node) => {
      if (isNetworkCall(node)) {
        found.push({
          at: node.getStart(source.ast),
          message: 'call assertOutsideTransaction() before sending',
        });
      }
    });
    return found;
  },
};
