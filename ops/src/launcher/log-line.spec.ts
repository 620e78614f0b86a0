import { describe, expect, it } from 'vitest';
import { noteworthy } from './log-line.js';

describe('what of a log is shown at once', () => {
  it.each([
    ['{"level":40,"msg":"slow"}', 'warn: slow'],
    ['{"level":"error","msg":"lost","err":{"message":"gone"}}', 'error: lost: gone'],
    ['{"level":60,"msg":"end"}', 'fatal: end'],
    ['{"level":30,"msg":"routine"}', undefined],
    ['{"level":50,"msg":"cut', undefined],
    ['plain text', undefined],
    ['', undefined],
  ])('%s', (line, shown) => expect(noteworthy(line)).toBe(shown));
});
