import { GraphError } from './errors.js';

export const CURRENT = 'v26.0';
/** Versions whose marketing endpoints still answer. */
const LIVE = new Set([CURRENT, 'v25.0']);

/** Headers for an ageing version. Throws 2635 for expired ones and 2500 for those that do not exist yet. */
export function checkVersion(version: string): Record<string, string> {
  if (version === CURRENT) return {};
  if (LIVE.has(version)) {
    return {
      'x-ad-api-version-warning': `The call has been made to ${version}. Please upgrade to ${CURRENT}.`,
    };
  }
  if (Number(version.slice(1)) > Number(CURRENT.slice(1))) {
    throw new GraphError(2500, `Unknown API version ${version}.`);
  }
  throw new GraphError(
    2635,
    `(#2635) You are calling a deprecated version of the Ads API. Please update to the latest version: ${CURRENT}.`,
  );
}
