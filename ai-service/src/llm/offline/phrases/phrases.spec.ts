import { describe, expect, it } from 'vitest';
import { SentenceGate } from '../../../chat/sentence-gate.js';
import { phrasesOf } from '../offline-speaker.js';

const F = '{{c1.f1}}';
const M = '{{c1.m1}}';
const sample: Record<string, string | boolean> = {
  account: M,
  campaign: M,
  rose: true,
  measure: 'CPA',
  factor: 'CTR',
};

/** Every sentence a language can say, with references where references go. */
function everything(phrases: (typeof phrasesOf)['en']): string[] {
  const told = new Proxy(sample, { get: (target, key: string) => target[key] ?? F });
  const call = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value !== 'function') return Object.values(value as Record<string, string>);
    const say = value as (...args: unknown[]) => string;
    const wantsOne = /^\(?\{/.test(say.toString());
    if (wantsOne)
      return [
        say(told),
        say(new Proxy({ ...sample, rose: false }, { get: (t, k: string) => t[k as never] ?? F })),
      ];
    return [say(F, F, true), say(F, F, false)];
  };
  return Object.values(phrases).flatMap(call);
}

describe.each(Object.keys(phrasesOf) as (keyof typeof phrasesOf)[])('the phrases in %s', (language) => {
  it('all pass the gate that every answer passes', () => {
    const sentences = everything(phrasesOf[language]);
    expect(sentences.length).toBeGreaterThan(50);
    for (const sentence of sentences) {
      const gate = new SentenceGate(() => true);
      const passed = [...gate.push(sentence), ...gate.end()];
      expect(
        passed.filter(({ type }) => type === 'refused'),
        sentence,
      ).toEqual([]);
    }
  });
});
