import ts from 'typescript';
import { places, type Rule } from '../rule.js';

export const noAny: Rule = {
  name: 'no-any',
  applies: () => true,
  check: (source) =>
    places(
      source,
      (node) => node.kind === ts.SyntaxKind.AnyKeyword,
      'any switches the types off: use unknown and look',
    ),
};

export const noSilencedCompiler: Rule = {
  name: 'no-silenced-compiler',
  applies: () => true,
  check: ({ text }) =>
    [...text.matchAll(/^\s*(?:\/\/|\/\*|\*)\s*@ts-(?:ignore|nocheck)\b/gm)].map(({ index }) => ({
      at: index,
      message: 'the compiler is not silenced: repair the type',
    })),
};

export const noForwardRef: Rule = {
  name: 'no-forward-ref',
  applies: () => true,
  check: (source) =>
    places(
      source,
      (node) => ts.isCallExpression(node) && node.expression.getText() === 'forwardRef',
      'forwardRef hides a cycle: cut it',
    ),
};
