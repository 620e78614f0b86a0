import { describe, expect, it } from 'vitest';
import { isForeign, type RequestOrigin } from './origin-check.js';

const PUBLIC = 'https://ads.example.test';
const post: RequestOrigin = {
  method: 'POST',
  origin: undefined,
  host: 'ads.example.test',
  secFetchSite: undefined,
};

describe('isForeign', () => {
  it.each<[string, Partial<RequestOrigin>]>([
    ['a script without a browser', {}],
    ['our own page', { origin: PUBLIC, secFetchSite: 'same-origin' }],
    ['our own page under another name', { origin: 'http://10.0.0.5:3000', host: '10.0.0.5:3000' }],
    ['our public address behind a proxy that changes Host', { origin: PUBLIC, host: 'api:3000' }],
    ['an address typed by the person', { secFetchSite: 'none' }],
    ['a read from anywhere', { method: 'GET', origin: 'https://evil.test', secFetchSite: 'cross-site' }],
  ])('lets %s pass', (_, request) => {
    expect(isForeign({ ...post, ...request }, PUBLIC)).toBe(false);
  });

  it.each<[string, Partial<RequestOrigin>]>([
    ['another site', { origin: 'https://evil.test' }],
    ['another site that the browser names', { secFetchSite: 'cross-site' }],
    ['a sibling subdomain', { origin: 'https://blog.example.test', secFetchSite: 'same-site' }],
    ['the same name on another port', { origin: 'https://ads.example.test:8443' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a name that only begins like ours', { origin: 'https://ads.example.test.evil.test' }],
    ['an Origin that is no address', { origin: 'ads.example.test' }],
    [
      'a foreign origin however harmless the other header',
      { origin: 'https://evil.test', secFetchSite: 'none' },
    ],
    ['a word we do not know', { secFetchSite: 'something-new' }],
    ['a DELETE from another site', { method: 'DELETE', origin: 'https://evil.test' }],
  ])('refuses %s', (_, request) => {
    expect(isForeign({ ...post, ...request }, PUBLIC)).toBe(true);
  });
});
