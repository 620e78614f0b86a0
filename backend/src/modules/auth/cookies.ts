import type { CookieOptions, Request, Response } from 'express';
import type { Config } from '../../config/config.js';

export const ACCESS_COOKIE = 'adwright_access';
export const REFRESH_COOKIE = 'adwright_refresh';
/** The refresh token is sent to nothing but the endpoints that need it. */
const REFRESH_PATH = '/api/auth';

export interface SessionCookies {
  readonly access: string;
  readonly refresh: string;
  readonly expiresAt: Date;
}

export function cookieOf(request: Request, name: string): string | null {
  const value: unknown = (request.cookies as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** httpOnly, SameSite=Lax, and Secure where the product is reached over https. */
export function cookieOptions(config: Config, path = '/'): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: config.http.publicUrl.startsWith('https:'), path };
}

/** Both live as long as the session: an expired access token can then be told from none at all. */
export function setSessionCookies(response: Response, config: Config, session: SessionCookies): void {
  const { expiresAt: expires } = session;
  response.cookie(ACCESS_COOKIE, session.access, { ...cookieOptions(config), expires });
  response.cookie(REFRESH_COOKIE, session.refresh, { ...cookieOptions(config, REFRESH_PATH), expires });
}

export function clearSessionCookies(response: Response, config: Config): void {
  response.clearCookie(ACCESS_COOKIE, cookieOptions(config));
  response.clearCookie(REFRESH_COOKIE, cookieOptions(config, REFRESH_PATH));
}
