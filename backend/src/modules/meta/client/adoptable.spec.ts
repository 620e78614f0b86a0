import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../../platforms/platform-error.js';
import { adoptable } from './adoptable.js';
import type { Inspection } from './oauth.client.js';

const TOKEN = 'EAAB-the-token-itself';
const good: Inspection = {
  valid: true,
  appId: '99',
  type: 'SYSTEM_USER',
  userId: '7',
  expiresAt: null,
  scopes: ['ads_read', 'business_management', 'ads_management'],
};

function refusal(more: Partial<Inspection>): PlatformError {
  try {
    adoptable({ ...good, ...more }, TOKEN, '99');
  } catch (error) {
    if (error instanceof PlatformError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('a pasted token', () => {
  it('that never ends, is of our app and may read becomes a grant as it is', () => {
    expect(adoptable(good, TOKEN, '99')).toEqual({
      accessToken: TOKEN,
      refreshToken: null,
      expiresAt: null,
      scopes: good.scopes,
      externalUserId: '7',
    });
  });

  it.each<[string, Partial<Inspection>]>([
    ['token_invalid', { valid: false, scopes: [] }],
    ['token_foreign_app', { appId: '98' }],
    ['token_foreign_app', { appId: null }],
    ['token_of_nobody', { userId: null }],
    ['token_of_nobody', { type: 'PAGE' }],
    ['token_ends', { expiresAt: new Date('2027-01-29T00:00:00Z') }],
    ['token_scopes', { scopes: ['ads_read'] }],
    ['token_scopes', { scopes: [] }],
  ])('is refused as %s, with the reason and without the token', (code, more) => {
    const error = refusal(more);
    expect(error).toMatchObject({
      kind: 'rejected',
      detail: { vendorCode: `adwright.${code}`, field: 'token' },
    });
    expect(JSON.stringify([error.message, error.detail])).not.toContain(TOKEN);
  });

  it('names what is missing', () => {
    expect(refusal({ scopes: ['ads_read'] }).detail.userMessage).toContain('business_management');
    expect(refusal({ expiresAt: new Date('2027-01-29T10:00:00Z') }).detail.userMessage).toContain(
      '2027-01-29',
    );
  });
});
