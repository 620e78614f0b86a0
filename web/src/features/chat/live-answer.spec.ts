import { type ChatEvent, type ConversationMessage, chatEventSchema, type Fact } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { eventsIn } from '../../shared/api/read-events.js';
import { factName, factValue } from './fact-value.js';
import { NO_ANSWER, withEvent } from './live-answer.js';

const message = (role: 'user' | 'assistant'): ConversationMessage => ({
  id: role === 'user' ? '7a0e1f6e-3f63-4a53-8f0b-5d1f0a6f7c01' : '7a0e1f6e-3f63-4a53-8f0b-5d1f0a6f7c02',
  ordinal: 1,
  role,
  state: role === 'user' ? 'done' : 'streaming',
  text: role === 'user' ? 'Why?' : null,
  segments: [],
  facts: [],
  mentions: [],
  citations: [],
  engine: null,
  instead: null,
  refused: 0,
  usage: null,
  error: null,
  createdAt: '2026-11-20T10:00:00.000Z',
});
const fact: Fact = {
  id: 'c1.f1',
  measure: 'cpa',
  side: 'current',
  subject: null,
  unit: 'micros',
  value: '12500000',
  currency: 'EUR',
  query: { tool: 'metrics', args: {} },
  window: null,
  syncedAt: null,
  attribution: null,
  rows: 'c1',
};
const started: ChatEvent = { type: 'started', question: message('user'), answer: message('assistant') };
const parts: ChatEvent = {
  type: 'parts',
  segments: [
    { type: 'text', text: 'CPA is ' },
    { type: 'fact', id: 'c1.f1' },
  ],
  facts: [fact],
  mentions: [],
  citations: [],
};

describe('a live answer', () => {
  it('grows with its events and keeps one of each figure', () => {
    const events: ChatEvent[] = [
      started,
      { type: 'engine', engine: 'offline', instead: null },
      { type: 'tool', tool: 'metrics' },
      parts,
      parts,
      { type: 'refused' },
      { type: 'ended', state: 'stopped', error: null },
    ];
    const { answer, tool } = events.reduce(withEvent, NO_ANSWER);
    expect(answer).toMatchObject({ state: 'stopped', engine: 'offline', refused: 1 });
    expect(answer?.segments).toHaveLength(4);
    expect(answer?.facts).toHaveLength(1);
    expect(tool).toBeNull();
  });

  it('holds nothing before it has started', () => {
    expect(withEvent(NO_ANSWER, parts)).toBe(NO_ANSWER);
  });
});

describe('eventsIn', () => {
  it('reads whole events, keeps the rest, passes over life signs and what it does not know', () => {
    const whole = `id: 1\nevent: tool\ndata: {"type":"tool","tool":"metrics"}\n\n`;
    const text = `: keep-alive\n\n${whole}event: new\ndata: {"type":"new"}\n\nid: 3\neve`;
    expect(eventsIn(text, chatEventSchema)).toEqual({
      events: [{ type: 'tool', tool: 'metrics' }],
      rest: 'id: 3\neve',
    });
  });
});

describe('a figure', () => {
  it('is written with its unit', () => {
    expect(factValue(fact)).toContain('12.50');
    expect(factValue(fact)).toContain('EUR');
    expect(factValue({ ...fact, unit: 'ratio', measure: 'cvr', value: '0.0123' })).toMatch(/^1\.2\s%$/);
    expect(factValue({ ...fact, unit: 'ratio', measure: 'roas', value: '3.5' })).toBe('3.50');
    expect(factValue({ ...fact, unit: 'ratio', side: 'effect', value: '-0.25' })).toMatch(/^−25\s%$/);
    expect(factValue({ ...fact, unit: 'ratio', side: 'change', value: '0.777778' })).toMatch(/^\+77\.8\s%$/);
    expect(factValue({ ...fact, unit: 'date', value: '2026-11-09' })).toContain('2026');
  });

  it('is named by what it is', () => {
    expect(factName({ measure: 'cvr', side: 'before' })).toBe('Conversion rate, in the days before');
  });
});
