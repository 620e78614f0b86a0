import ts from 'typescript';
import { isTest, places, type Rule } from '../rule.js';

export const noSkippedTests: Rule = {
  name: 'no-skipped-tests',
  applies: isTest,
  check: (source) =>
    places(
      source,
      (node) =>
        ts.isCallExpression(node) &&
        /^(it|test|describe)\.(skip|only|todo|fails)$/.test(node.expression.getText()),
      'a skipped or lonely test shows nothing: run it or remove it',
    ),
};

export const noSwallowedErrors: Rule = {
  name: 'no-swallowed-errors',
  applies: () => true,
  check: (source) =>
    places(
      source,
      (node) => ts.isCatchClause(node) && /^\{\s*\}$/.test(node.block.getText()),
      'an empty catch hides a fault: handle it, or say why it may be ignored',
    ),
};
