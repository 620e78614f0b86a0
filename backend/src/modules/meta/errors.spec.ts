import { describe, expect, it } from 'vitest';
import { asksForLess, noAnswer, toPlatformError } from './errors.js';

const refusal = (code: number, subcode?: number, status = 400, write = false, waitMs = 0) =>
  toPlatformError(
    status,
    {
      error: {
        message: 'for developers',
        error_user_msg: 'for people',
        type: 'OAuthException',
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        fbtrace_id: 'trace-1',
      },
    },
    write,
    waitMs,
  );

describe('a refusal of Meta', () => {
  it.each([
    [1, undefined, 'transient'],
    [2, undefined, 'transient'],
    [3, undefined, 'permission_denied'],
    [4, 1504022, 'rate_limited'],
    [10, undefined, 'permission_denied'],
    [17, 2446079, 'rate_limited'],
    [32, undefined, 'rate_limited'],
    [100, undefined, 'rejected'],
    [100, 33, 'not_found'],
    [100, 1885621, 'rejected'],
    [102, undefined, 'auth_expired'],
    [190, 458, 'auth_expired'],
    [190, 463, 'auth_expired'],
    [190, 467, 'auth_expired'],
    [200, undefined, 'permission_denied'],
    [294, undefined, 'permission_denied'],
    [341, undefined, 'rate_limited'],
    [368, undefined, 'permission_denied'],
    [506, undefined, 'rejected'],
    [613, 1487742, 'rate_limited'],
    [613, 1487632, 'rate_limited'],
    [803, undefined, 'not_found'],
    [960, undefined, 'transient'],
    [2500, undefined, 'rejected'],
    [2635, undefined, 'rejected'],
    [80000, 2446079, 'rate_limited'],
    [80004, 2446079, 'rate_limited'],
    [80014, undefined, 'rate_limited'],
    [4834005, undefined, 'rejected'],
  ])('%i/%s is %s, whatever the status', (code, subcode, kind) => {
    const error = refusal(code, subcode);
    expect(error.kind).toBe(kind);
    expect(error.detail).toMatchObject({
      vendorCode: subcode === undefined ? `${code}` : `${code}/${subcode}`,
      userMessage: 'for people',
      traceId: 'trace-1',
    });
  });

  it('waits as long as the headers say, an hour for too many budget changes, never not at all', () => {
    expect(refusal(80004, 2446079, 400, false, 300_000).detail).toMatchObject({
      retryAfterMs: 300_000,
      scope: 'account',
    });
    expect(refusal(613, 1487632).detail.retryAfterMs).toBe(3_600_000);
    // One ad set's budget changes stop neither the account nor the connection.
    expect(refusal(613, 1487632).detail.scope).toBeUndefined();
    expect(refusal(4).detail).toMatchObject({ scope: 'connection' });
    expect(refusal(17).detail.retryAfterMs).toBeGreaterThan(0);
  });

  it('of a write is unknown when the server stumbled, never when it said no', () => {
    expect(refusal(1, undefined, 500, true).kind).toBe('outcome_unknown');
    expect(refusal(2, undefined, 400, true).kind).toBe('outcome_unknown');
    expect(toPlatformError(502, '<html>', true, 0).kind).toBe('outcome_unknown');
    expect(refusal(100, 1885621, 400, true).kind).toBe('rejected');
    expect(refusal(613, 1487632, 400, true).kind).toBe('rate_limited');
    expect(noAnswer({ code: 'ECONNRESET' }, true).kind).toBe('outcome_unknown');
    expect(noAnswer({ code: 'ECONNREFUSED' }, true).kind).toBe('transient');
  });

  it('tells "ask for less" from other refusals by its code', () => {
    expect(asksForLess(refusal(100, 1504018))).toBe(true);
    expect(asksForLess(refusal(2, 1504038))).toBe(true);
    expect(asksForLess(refusal(1))).toBe(true);
    expect(asksForLess(refusal(100, 33))).toBe(false);
    expect(asksForLess(new Error('Please reduce the amount of data'))).toBe(false);
  });

  it('is read from bodies that are no JSON', () => {
    for (const body of ['text', null, undefined, 7, [], {}])
      expect(toPlatformError(500, body, false, 0)).toMatchObject({ kind: 'transient' });
  });
});
