import { describe, expect, it } from 'vitest';
import { safeNext } from './use-enter.js';

describe('where signing in leads', () => {
  it('is where the person was going', () => {
    expect(safeNext('/campaigns?status=paused')).toBe('/campaigns?status=paused');
  });

  it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'is never another site: %j',
    (next) => {
      expect(safeNext(next)).toBe('/today');
    },
  );
});
