import ts from 'typescript';
import { isTest, places, type Rule } from '../rule.js';

const CONFIG = /(^|\/)config\//;
const ELSEWHERE = /^(ops|\.ci)\/|(^|\/)[a-z-]+\.config\.ts$/;

export const environmentOnlyInConfig: Rule = {
  name: 'environment-only-in-config',
  applies: (path) => !CONFIG.test(path) && !ELSEWHERE.test(path) && !isTest(path),
  check: (source) =>
    places(
      source,
      (node) =>
        ts.isPropertyAccessExpression(node) &&
        node.name.text === 'env' &&
        node.expression.getText() === 'process',
      'process.env is read in a config folder only: pass the value in',
    ),
};
