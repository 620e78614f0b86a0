import { expect, it } from 'vitest';
import { longestRegain, usageIn } from './usage.js';

it("reads the app's, the business use case's, the account's and the insights' headers", () => {
  const usage = usageIn({
    'x-app-usage': '{"call_count":28,"total_time":35,"total_cputime":25}',
    'x-business-use-case-usage':
      '{"1":[{"type":"ads_management","call_count":95,"total_cputime":20,"total_time":20,"estimated_time_to_regain_access":5,"ads_api_access_tier":"development_access"},' +
      '{"type":"ads_insights","call_count":3,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":0}]}',
    'x-ad-account-usage': '{"acc_id_util_pct":9.67,"reset_time_duration":100}',
    'x-fb-ads-insights-throttle': '{"app_id_util_pct":40,"acc_id_util_pct":12}',
  });
  expect(usage).toEqual({
    connection: [
      { name: 'X-App-Usage', percent: 35, regainAfterMs: 0 },
      { name: 'x-fb-ads-insights-throttle (app)', percent: 40, regainAfterMs: 0 },
    ],
    account: [
      // Minutes, not seconds.
      { name: 'X-Business-Use-Case-Usage: ads_management', percent: 95, regainAfterMs: 300_000 },
      { name: 'X-Business-Use-Case-Usage: ads_insights', percent: 3, regainAfterMs: 0 },
      { name: 'X-Ad-Account-Usage', percent: 9.67, regainAfterMs: 0 },
      { name: 'x-fb-ads-insights-throttle (account)', percent: 12, regainAfterMs: 0 },
    ],
  });
});

it('waits for the reset of an account that is used up', () => {
  const { account } = usageIn({ 'x-ad-account-usage': '{"acc_id_util_pct":100,"reset_time_duration":90}' });
  expect(account).toEqual([{ name: 'X-Ad-Account-Usage', percent: 100, regainAfterMs: 90_000 }]);
  expect(longestRegain(account)).toBe(90_000);
});

it.each(['', 'no json', '[]', '7', '{"1":"x"}', '{"1":[{"call_count":"many"}]}'])(
  'does not fail a call over a header it cannot read: %s',
  (header) => {
    const usage = usageIn({ 'x-business-use-case-usage': header, 'x-ad-account-usage': header });
    expect(usage.connection).toEqual([]);
  },
);

it('knows nothing without headers', () => {
  expect(usageIn({})).toEqual({ connection: [], account: [] });
});
