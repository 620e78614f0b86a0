import ts from 'typescript';
import { inRooms, isTest, literalText, places, type Rule } from '../rule.js';

const ADAPTERS = /^backend\/src\/modules\/(meta|google)\//;
const HOSTS =
  /\b(?:graph|www)\.facebook\.com|googleads\.googleapis\.com|oauth2\.googleapis\.com|accounts\.google\.com/i;
const VENDORS = new Set(['meta', 'google']);

export const vendorHostsInAdapters: Rule = {
  name: 'vendor-hosts-in-adapters',
  applies: (path) =>
    inRooms(path, ['backend', 'ai-service', 'web', 'contracts']) && !ADAPTERS.test(path) && !isTest(path),
  check: (source) =>
    places(
      source,
      (node) => HOSTS.test(literalText(node) ?? ''),
      'a vendor’s host is named in its adapter only',
    ),
};

function isVendor(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) && VENDORS.has(node.text);
}

function branchesOnVendor(node: ts.Node): boolean {
  if (ts.isCaseClause(node)) return isVendor(node.expression);
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  const compares =
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
  return compares && (isVendor(node.left) || isVendor(node.right));
}

export const noVendorBranches: Rule = {
  name: 'no-vendor-branches',
  applies: (path) =>
    path.startsWith('backend/src/') &&
    !/^backend\/src\/modules\/(meta|google|files|auth)\//.test(path) &&
    !isTest(path),
  check: (source) =>
    places(source, branchesOnVendor, 'generic code asks a capability or the port, never which vendor it is'),
};
