import ts from 'typescript';
import { places, type Rule } from '../rule.js';

const MAX_LINES = 300;
const MAX_DEPENDENCIES = 7;
/** Tables of data, by where they live: dictionaries, seeds, message catalogues. */
const DATA = /(^|\/)(data|seeds|dictionary|messages|locales|fixtures)\/|\.data\.ts$/;

export const smallFiles: Rule = {
  name: 'small-files',
  applies: (path) => !DATA.test(path),
  check: ({ text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    return lines > MAX_LINES ? [{ at: 0, message: `${lines} lines: cut it at ${MAX_LINES} or below` }] : [];
  },
};

export const fewDependencies: Rule = {
  name: 'few-dependencies',
  applies: () => true,
  check: (source) =>
    places(
      source,
      (node) => ts.isConstructorDeclaration(node) && node.parameters.length > MAX_DEPENDENCIES,
      `more than ${MAX_DEPENDENCIES} dependencies: this class does more than one thing`,
    ),
};
