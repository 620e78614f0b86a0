import { createHash, randomBytes } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import type { Context } from '../http/context.js';
import { consentPage } from './page.js';
import { CLIENTS, type Claims } from './tokens.js';

const ACCESS_SECONDS = 3599;
const CODE_SECONDS = 600;

/** A refusal of the token endpoint, as RFC 6749 names it. */
class OAuthFault extends Error {
  constructor(
    readonly error: string,
    description: string,
    readonly status = 400,
  ) {
    super(description);
  }
}

interface AuthRequest {
  client_id: string;
  redirect_uri: string;
  scope: string;
  state: string;
  access_type: string;
  prompt: string;
  code_challenge: string;
  code_challenge_method: string;
}

const PARAMETERS: readonly (keyof AuthRequest)[] = [
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'access_type',
  'prompt',
  'code_challenge',
  'code_challenge_method',
];

function text(source: unknown, name: string): string {
  const value = (source as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

/** Reads an authorization request; a wrong client or redirect is shown, never redirected to. */
function authRequest(source: unknown): AuthRequest | string {
  const request = Object.fromEntries(
    PARAMETERS.map((name) => [name, text(source, name)]),
  ) as unknown as AuthRequest;
  if (request.client_id !== CLIENTS.google.id)
    return 'Error 401: invalid_client. The OAuth client was not found.';
  if (!URL.canParse(request.redirect_uri)) return 'Error 400: redirect_uri_mismatch.';
  if (request.scope === '') return 'Error 400: invalid_request. Missing required parameter: scope.';
  if (request.code_challenge !== '' && request.code_challenge_method !== 'S256') {
    return 'Error 400: invalid_request. Only the S256 code challenge method is supported here.';
  }
  return request;
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** Google's consent page, token and revoke endpoints, mounted at /oauth/google. */
export function googleOAuthRouter(context: Context): Router {
  const { tokens, runtime, faults } = context;
  const router = Router();
  /** Codes work once; a used one is remembered until the process ends, and codes live ten minutes only. */
  const usedCodes = new Set<string>();
  /** After the first consent a refresh token comes only with prompt=consent. */
  let consented = false;

  router.get(['/authorize', '/o/oauth2/v2/auth', '/auth'], (req: Request, res: Response) => {
    const request = authRequest(req.query);
    const type = text(req.query, 'response_type');
    if (typeof request === 'string' || type !== 'code') {
      const reason = typeof request === 'string' ? request : 'Error 400: unsupported_response_type.';
      res.status(400).type('text/plain').send(reason);
      return;
    }
    res.type('html').send(
      consentPage({
        provider: 'Google',
        scopes: request.scope.split(/\s+/),
        accounts: runtime.world
          .states('google')
          .map((state) => `${state.account.name} (${state.account.id}, ${state.account.currency})`),
        redirectUri: request.redirect_uri,
        action: '/oauth/google/consent',
        fields: { ...request },
      }),
    );
  });

  router.post('/consent', (req: Request, res: Response) => {
    const request = authRequest(req.body);
    if (typeof request === 'string') {
      res.status(400).type('text/plain').send(request);
      return;
    }
    const target = new URL(request.redirect_uri);
    if (request.state !== '') target.searchParams.set('state', request.state);
    if (text(req.body, 'decision') === 'approve') {
      const code: Claims = {
        kind: 'code',
        platform: 'google',
        scopes: request.scope.split(/\s+/),
        expires: Math.floor(Date.now() / 1000) + CODE_SECONDS,
        grant: randomBytes(9).toString('base64url'),
        redirectUri: request.redirect_uri,
        offline: request.access_type === 'offline' && (request.prompt.includes('consent') || !consented),
        ...(request.code_challenge === '' ? {} : { challenge: request.code_challenge }),
      };
      consented = true;
      target.searchParams.set('code', tokens.issue(code));
      target.searchParams.set('scope', request.scope);
    } else target.searchParams.set('error', 'access_denied');
    res.redirect(302, target.toString());
  });

  function access(claims: Claims): Record<string, unknown> {
    const grant = { platform: 'google', scopes: claims.scopes, grant: claims.grant } as const;
    const expires = Math.floor(Date.now() / 1000) + ACCESS_SECONDS;
    return {
      access_token: tokens.issue({ kind: 'access', expires, ...grant }),
      expires_in: ACCESS_SECONDS,
      scope: claims.scopes.join(' '),
      token_type: 'Bearer',
    };
  }

  function exchange(body: unknown): Record<string, unknown> {
    const code = text(body, 'code');
    const claims = tokens.read(code, 'google', 'code');
    if (typeof claims === 'string' || usedCodes.has(code))
      throw new OAuthFault('invalid_grant', 'Malformed auth code.');
    if (claims.redirectUri !== text(body, 'redirect_uri'))
      throw new OAuthFault('redirect_uri_mismatch', 'Bad Request');
    if (claims.challenge !== undefined && challengeOf(text(body, 'code_verifier')) !== claims.challenge) {
      throw new OAuthFault('invalid_grant', 'Invalid code verifier.');
    }
    usedCodes.add(code);
    const grant = { platform: 'google', scopes: claims.scopes, grant: claims.grant } as const;
    return {
      ...access(claims),
      ...(claims.offline
        ? { refresh_token: tokens.issue({ kind: 'refresh', expires: null, ...grant }) }
        : {}),
    };
  }

  function refresh(body: unknown): Record<string, unknown> {
    const claims = tokens.read(text(body, 'refresh_token'), 'google', 'refresh');
    if (typeof claims === 'string' || faults.take(null, 'invalid_grant')) {
      throw new OAuthFault('invalid_grant', 'Token has been expired or revoked.');
    }
    return access(claims);
  }

  router.post('/token', (req: Request, res: Response) => {
    try {
      if (
        text(req.body, 'client_id') !== CLIENTS.google.id ||
        text(req.body, 'client_secret') !== CLIENTS.google.secret
      ) {
        throw new OAuthFault('invalid_client', 'The OAuth client was not found.', 401);
      }
      const type = text(req.body, 'grant_type');
      if (type === 'authorization_code') res.json(exchange(req.body));
      else if (type === 'refresh_token') res.json(refresh(req.body));
      else throw new OAuthFault('unsupported_grant_type', `Invalid grant_type: ${type}`);
    } catch (error) {
      if (!(error instanceof OAuthFault)) throw error;
      res.status(error.status).json({ error: error.error, error_description: error.message });
    }
  });

  router.post('/revoke', (req: Request, res: Response) => {
    const token = text(req.body, 'token') || text(req.query, 'token');
    const claims = [tokens.read(token, 'google', 'refresh'), tokens.read(token, 'google', 'access')].find(
      (read) => typeof read !== 'string',
    );
    if (!claims || typeof claims === 'string') {
      res.status(400).json({ error: 'invalid_token', error_description: 'Token expired or revoked' });
      return;
    }
    runtime.revoke(claims.grant);
    res.json({});
  });

  router.get('/tokeninfo', (req: Request, res: Response) => {
    const claims = tokens.read(text(req.query, 'access_token'), 'google', 'access');
    if (typeof claims === 'string') {
      res.status(400).json({ error: 'invalid_token', error_description: 'Invalid Value' });
      return;
    }
    const left = claims.expires === null ? ACCESS_SECONDS : claims.expires - Math.floor(Date.now() / 1000);
    res.json({
      azp: CLIENTS.google.id,
      aud: CLIENTS.google.id,
      scope: claims.scopes.join(' '),
      expires_in: String(left),
    });
  });
  return router;
}
