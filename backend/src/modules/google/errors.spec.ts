import { describe, expect, it } from 'vitest';
import { durationMs, noAnswer, toOAuthError, toPlatformError } from './errors.js';

function failure(category: string, value: string, details?: object) {
  return {
    error: {
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: 'Request contains an invalid argument.',
      details: [
        {
          '@type': 'type.googleapis.com/google.ads.googleads.v25.errors.GoogleAdsFailure',
          requestId: 'req-1',
          errors: [
            {
              errorCode: { [category]: value },
              message: 'words for a person',
              location: {
                fieldPathElements: [
                  { fieldName: 'operations', index: 2 },
                  { fieldName: 'update' },
                  { fieldName: 'name' },
                ],
              },
              ...(details ? { details } : {}),
            },
          ],
        },
      ],
    },
  };
}

describe('a refusal of Google Ads', () => {
  it.each([
    ['quotaError', 'RESOURCE_EXHAUSTED', 429, 'rate_limited'],
    ['quotaError', 'RESOURCE_TEMPORARILY_EXHAUSTED', 429, 'rate_limited'],
    ['quotaError', 'EXCESSIVE_SHORT_TERM_QUERY_RESOURCE_CONSUMPTION', 429, 'rate_limited'],
    ['internalError', 'TRANSIENT_ERROR', 500, 'transient'],
    ['internalError', 'INTERNAL_ERROR', 500, 'transient'],
    ['internalError', 'DEADLINE_EXCEEDED', 504, 'transient'],
    ['databaseError', 'CONCURRENT_MODIFICATION', 400, 'transient'],
    ['databaseError', 'DATA_CONSTRAINT_VIOLATION', 400, 'transient'],
    ['authenticationError', 'OAUTH_TOKEN_EXPIRED', 401, 'auth_expired'],
    ['authenticationError', 'OAUTH_TOKEN_REVOKED', 401, 'auth_expired'],
    ['authenticationError', 'GOOGLE_ACCOUNT_COOKIE_INVALID', 401, 'auth_expired'],
    ['authenticationError', 'NOT_ADS_USER', 401, 'permission_denied'],
    ['authenticationError', 'TWO_STEP_VERIFICATION_NOT_ENROLLED', 401, 'permission_denied'],
    ['authorizationError', 'USER_PERMISSION_DENIED', 403, 'permission_denied'],
    ['authorizationError', 'CUSTOMER_NOT_ENABLED', 403, 'permission_denied'],
    ['authorizationError', 'CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION', 403, 'permission_denied'],
    ['mutateError', 'RESOURCE_NOT_FOUND', 400, 'not_found'],
    ['mutateError', 'EU_POLITICAL_ADVERTISING_DECLARATION_REQUIRED', 400, 'rejected'],
    ['campaignError', 'DUPLICATE_CAMPAIGN_NAME', 400, 'rejected'],
    ['campaignBudgetError', 'BUDGET_BELOW_PER_DAY_MINIMUM', 400, 'rejected'],
    ['policyFindingError', 'POLICY_FINDING', 400, 'rejected'],
    ['requestError', 'UNSUPPORTED_VERSION', 400, 'rejected'],
    ['anErrorOfTheFuture', 'WHATEVER', 400, 'rejected'],
  ])('%s.%s is %4$s', (category, value, status, kind) => {
    const error = toPlatformError(status, failure(category, value), false);
    expect(error.kind).toBe(kind);
    expect(error.detail).toMatchObject({
      vendorCode: `${category}.${value}`,
      userMessage: 'words for a person',
      traceId: 'req-1',
      field: 'operations[2].update.name',
    });
  });

  it('says how long to wait and what has to wait', () => {
    const quota = (rateScope: string, retryDelay: string) =>
      toPlatformError(
        429,
        failure('quotaError', 'RESOURCE_EXHAUSTED', { quotaErrorDetails: { rateScope, retryDelay } }),
        true,
      ).detail;
    expect(quota('DEVELOPER', '8962s')).toMatchObject({ retryAfterMs: 8_962_000, scope: 'connection' });
    expect(quota('ACCOUNT', '0.5s')).toMatchObject({ retryAfterMs: 500, scope: 'account' });
    const bare = toPlatformError(429, { error: { details: [{ retryDelay: '7s' }] } }, false);
    expect(bare.detail.retryAfterMs).toBe(7_000);
    expect(toPlatformError(429, null, false).detail.retryAfterMs).toBeGreaterThan(0);
  });

  it('of a write is "unknown" only when the server failed, never when it said no', () => {
    expect(toPlatformError(500, failure('internalError', 'INTERNAL_ERROR'), true).kind).toBe(
      'outcome_unknown',
    );
    expect(toPlatformError(503, '<html>bad gateway</html>', true).kind).toBe('outcome_unknown');
    expect(toPlatformError(504, undefined, true).kind).toBe('outcome_unknown');
    expect(toPlatformError(400, failure('fieldError', 'REQUIRED'), true).kind).toBe('rejected');
    expect(toPlatformError(429, failure('quotaError', 'RESOURCE_EXHAUSTED'), true).kind).toBe('rate_limited');
  });

  it('is read from the array that a stream answers with, and from bodies that are no JSON', () => {
    const stream = toPlatformError(400, [failure('queryError', 'UNRECOGNIZED_FIELD')], false);
    expect(stream.detail.vendorCode).toBe('queryError.UNRECOGNIZED_FIELD');
    for (const body of ['plain text', null, 7, [], {}])
      expect(toPlatformError(400, body, false).detail.vendorCode).toBe('HTTP_400');
  });
});

describe('silence', () => {
  it('is unknown for a write that may have left, and nothing happened when no connection was made', () => {
    expect(noAnswer({ code: 'ECONNRESET' }, true).kind).toBe('outcome_unknown');
    expect(noAnswer({ code: 'ECONNABORTED' }, true).kind).toBe('outcome_unknown');
    expect(noAnswer(new Error('?'), true).kind).toBe('outcome_unknown');
    expect(noAnswer({ code: 'ECONNREFUSED' }, true).kind).toBe('transient');
    expect(noAnswer({ code: 'ECONNRESET' }, false).kind).toBe('transient');
  });
});

describe('the token endpoint', () => {
  it('ends a grant with invalid_grant alone', () => {
    expect(toOAuthError(400, { error: 'invalid_grant' }).kind).toBe('auth_expired');
    expect(toOAuthError(401, { error: 'invalid_client' }).kind).toBe('rejected');
    expect(toOAuthError(503, 'busy').kind).toBe('transient');
    expect(toOAuthError(429, {}).kind).toBe('rate_limited');
  });

  it('reads durations as protobuf writes them', () => {
    expect([durationMs('30s'), durationMs('1.25s'), durationMs('soon'), durationMs(undefined)]).toEqual([
      30_000,
      1_250,
      null,
      null,
    ]);
  });
});
