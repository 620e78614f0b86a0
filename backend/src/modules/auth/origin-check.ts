/** What a request says about where it comes from. */
export interface RequestOrigin {
  readonly method: string;
  readonly origin: string | undefined;
  readonly host: string | undefined;
  readonly secFetchSite: string | undefined;
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True when a browser says that another site's page sent this unsafe request (DECISIONS 8: instead of a CSRF token).
 * Callers without a browser send neither header and carry no cookie they did not choose to. A page cannot forge Host,
 * so an Origin equal to it is our own page, whatever name the product is reached by.
 */
export function isForeign(request: RequestOrigin, publicUrl: string): boolean {
  if (safe.has(request.method)) return false;
  if (request.secFetchSite !== undefined && !['same-origin', 'none'].includes(request.secFetchSite))
    return true;
  if (request.origin === undefined) return false;
  if (request.origin === new URL(publicUrl).origin) return false;
  return !URL.canParse(request.origin) || new URL(request.origin).host !== request.host;
}
