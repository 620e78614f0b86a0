import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse, type Rule, type Source } from './rule.js';
import { environmentOnlyInConfig } from './rules/environment.js';
import { noSkippedTests, noSwallowedErrors } from './rules/honesty.js';
import { noRawMarkup } from './rules/markup.js';
import { networkCallsAskFirst, noNetworkInTransaction } from './rules/network.js';
import { fewDependencies, smallFiles } from './rules/size.js';
import { noSessionSql } from './rules/sql.js';
import { noAny, noForwardRef, noSilencedCompiler } from './rules/types.js';
import { noVendorBranches, vendorHostsInAdapters } from './rules/vendors.js';

export const RULES: Rule[] = [
  environmentOnlyInConfig,
  noAny,
  noSilencedCompiler,
  noForwardRef,
  smallFiles,
  fewDependencies,
  noSessionSql,
  noNetworkInTransaction,
  networkCallsAskFirst,
  vendorHostsInAdapters,
  noVendorBranches,
  noSkippedTests,
  noSwallowedErrors,
  noRawMarkup,
];

export const ROOMS = ['contracts', 'backend', 'ai-service', 'web', 'sandbox', 'ops', 'e2e', 'bench'];
const IGNORED = new Set(['node_modules', 'dist', 'generated', 'coverage', '.nx', 'screenshots']);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (IGNORED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

/** Every source file of the repository's rooms, parsed; generated code is left out. */
export function readTree(root: string): Source[] {
  return ROOMS.flatMap((room) => filesBelow(join(root, room))).map((file) =>
    parse(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')),
  );
}
