import { type Request, type Response, Router } from 'express';
import { META_SCOPES } from '../control/credentials.js';
import type { Context } from '../http/context.js';
import { issueCode, issueSystemUserToken } from '../meta/tokens.js';
import { consentPage, tokenPage } from './page.js';
import { CLIENTS } from './tokens.js';

interface DialogRequest {
  client_id: string;
  redirect_uri: string;
  scope: string;
  state: string;
}

/** What Login for Business asks for when only a `config_id` is given. */
const CONFIGURED_SCOPE = 'ads_read,ads_management,business_management';

function text(source: unknown, name: string): string {
  const value = (source as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

/** Reads a dialog request; a wrong app or redirect is shown, never redirected to. */
function dialogRequest(source: unknown): DialogRequest | string {
  const request = {
    client_id: text(source, 'client_id'),
    redirect_uri: text(source, 'redirect_uri'),
    scope: text(source, 'scope') || (text(source, 'config_id') ? CONFIGURED_SCOPE : 'public_profile'),
    state: text(source, 'state'),
  };
  if (request.client_id !== CLIENTS.meta.id)
    return 'Invalid App ID: The provided app ID does not look like a valid app ID.';
  if (!URL.canParse(request.redirect_uri)) {
    return "URL blocked: This redirect failed because the redirect URI is not white-listed in the app's client OAuth settings.";
  }
  return request;
}

function scopesOf(request: DialogRequest): string[] {
  return request.scope.split(/[\s,]+/).filter(Boolean);
}

/** Meta's login dialog, mounted at /oauth/meta. Tokens are handed out by the Graph API itself. */
export function metaOAuthRouter(context: Context): Router {
  const router = Router();

  router.get([/^\/v\d+\.\d+\/dialog\/oauth$/, '/dialog/oauth'], (req: Request, res: Response) => {
    const request = dialogRequest(req.query);
    const type = text(req.query, 'response_type') || 'code';
    if (typeof request === 'string' || type !== 'code') {
      const reason = typeof request === 'string' ? request : 'Only response_type=code is supported here.';
      res.status(400).type('text/plain').send(reason);
      return;
    }
    res.type('html').send(
      consentPage({
        provider: 'Meta',
        scopes: scopesOf(request),
        accounts: context.runtime.world
          .states('meta')
          .map(({ account }) => `${account.name} (act_${account.id}, ${account.currency})`),
        redirectUri: request.redirect_uri,
        action: '/oauth/meta/consent',
        fields: { ...request },
      }),
    );
  });

  // Business settings > System users > Generate new token.
  router.get('/system-user', (_req: Request, res: Response) => {
    const token = issueSystemUserToken(context, { scopes: META_SCOPES, days: null });
    res.type('html').send(tokenPage('Meta', token, META_SCOPES));
  });

  router.post('/consent', (req: Request, res: Response) => {
    const request = dialogRequest(req.body);
    if (typeof request === 'string') {
      res.status(400).type('text/plain').send(request);
      return;
    }
    const target = new URL(request.redirect_uri);
    if (request.state !== '') target.searchParams.set('state', request.state);
    if (text(req.body, 'decision') === 'approve') {
      target.searchParams.set('code', issueCode(context, scopesOf(request), request.redirect_uri));
    } else {
      target.searchParams.set('error', 'access_denied');
      target.searchParams.set('error_code', '200');
      target.searchParams.set('error_description', 'Permissions error');
      target.searchParams.set('error_reason', 'user_denied');
    }
    res.redirect(302, target.toString());
  });
  return router;
}
