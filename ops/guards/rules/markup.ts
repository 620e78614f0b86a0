import ts from 'typescript';
import { places, type Rule } from '../rule.js';

const RAW = new Set([
  'dangerouslySetInnerHTML',
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'srcDoc',
  'srcdoc',
]);

export const noRawMarkup: Rule = {
  name: 'no-raw-markup',
  applies: (path) => path.startsWith('web/src/'),
  check: (source) =>
    places(
      source,
      (node) => ts.isIdentifier(node) && RAW.has(node.text),
      'names, documents and answers are strangers’ texts: show them as text',
    ),
};
