import { describe, expect, it } from 'vitest';
import { Redactor } from './redactor.js';

describe('the redactor', () => {
  it('marks the same datum in the same way, and puts it back', () => {
    const redactor = new Redactor();
    const text = 'jane@example.com or +49 30 12345678; again jane@example.com';
    const hidden = redactor.hide(text);
    expect(hidden).toBe('‹e-mail A› or ‹phone B›; again ‹e-mail A›');
    expect(redactor.restore({ quote: hidden, more: [hidden, 3, null] })).toEqual({
      quote: text,
      more: [text, 3, null],
    });
    // A mark that a stranger wrote stands for nothing.
    expect(redactor.restore('‹name Z›')).toBe('‹name Z›');
  });

  it('keeps JSON what it is, with our own figures and ids', () => {
    const result = {
      notes: [],
      names: [{ id: 'c1.m1', name: 'Lead 612 345 678', parent: null }],
      facts: [{ id: 'c1.f1', value: '612345678', unit: 'micros' }],
      passages: [{ text: 'Mail jane@example.com', value: 'call 612 345 678' }],
    };
    const hidden = JSON.parse(new Redactor().hide(JSON.stringify(result)));
    expect(hidden.facts).toEqual(result.facts);
    expect(hidden.names[0]).toMatchObject({ id: 'c1.m1', name: 'Lead ‹phone A›' });
    expect(hidden.passages[0]).toEqual({ text: 'Mail ‹e-mail B›', value: 'call ‹phone A›' });
  });

  it('passes all on when it is switched off', () => {
    const text = 'jane@example.com';
    expect(new Redactor(true).hide(text)).toBe(text);
  });
});
