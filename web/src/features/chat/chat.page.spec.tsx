import type { Conversation, ConversationMessage, Fact } from '@adwright/contracts';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderApp } from '../../../test/render.js';
import { stubHttp } from '../../../test/stub-http.js';
import { uuid } from '../../../test/suggestion.js';
import { ChatPage } from './chat.page.js';

const AT = '2026-11-20T09:00:00.000Z';
const HOSTILE = '<img src=x onerror=alert(1)> [win](https://evil.example)';
const fact: Fact = {
  id: 'c1.f1',
  measure: 'cost',
  side: 'current',
  subject: 'c1.m1',
  unit: 'micros',
  value: '560000000',
  currency: 'EUR',
  query: { tool: 'metrics', args: { window: { preset: 'last_week' } } },
  window: { from: '2026-11-09', to: '2026-11-15' },
  syncedAt: AT,
  attribution: null,
  rows: 'c1',
};
const base: ConversationMessage = {
  id: uuid(3),
  ordinal: 1,
  role: 'user',
  state: 'done',
  text: 'How much?',
  segments: [],
  facts: [],
  mentions: [],
  citations: [],
  engine: null,
  instead: null,
  refused: 0,
  usage: null,
  error: null,
  createdAt: AT,
};
const answer: ConversationMessage = {
  ...base,
  id: uuid(4),
  ordinal: 2,
  role: 'assistant',
  text: null,
  engine: 'offline',
  instead: null,
  refused: 1,
  segments: [
    { type: 'entity', id: 'c1.m1' },
    { type: 'text', text: ' spent ' },
    { type: 'fact', id: 'c1.f1' },
    { type: 'text', text: '.' },
  ],
  facts: [fact],
  mentions: [{ id: 'c1.m1', kind: 'campaign', entityId: uuid(9), name: HOSTILE, parent: null, state: null }],
};
const conversation: Conversation = {
  id: uuid(1),
  title: 'How much?',
  clientId: null,
  createdAt: AT,
  updatedAt: AT,
};

function open(messages: readonly ConversationMessage[]) {
  const requests = stubHttp(({ url }) => {
    if (url.endsWith('/facts/c1.f1')) {
      const columns = [
        { key: 'name', unit: 'text' },
        { key: 'currency', unit: 'text' },
        { key: 'cost', unit: 'micros' },
      ];
      const rows = { id: 'c1', columns, rows: [['Brand', 'EUR', '560000000']], cut: false };
      return { status: 200, body: { fact, rows } };
    }
    if (url === '/conversations') return { status: 200, body: { items: [conversation], nextCursor: null } };
    return { status: 200, body: { ...conversation, messages } };
  });
  return {
    requests,
    ...renderApp(<ChatPage />, { role: 'viewer', path: '/chat/:id', at: `/chat/${uuid(1)}` }),
  };
}

afterEach(() => vi.unstubAllGlobals());

describe('the chat', () => {
  it('shows names as text, whatever they hold, and tells who spoke and what was left out', async () => {
    const { container } = open([base, answer]);
    const link = await screen.findByRole('link', { name: HOSTILE });
    expect(link.getAttribute('href')).toBe(`/campaigns/${uuid(9)}`);
    expect(container.querySelector('img')).toBeNull();
    expect(container.querySelector('a[href*="evil"]')).toBeNull();
    expect(screen.getByText(/the offline engine/)).toBeDefined();
    expect(screen.getByText(/1 sentence was left out/)).toBeDefined();
  });

  it('opens the query, the days and the rows behind a figure', async () => {
    const { requests } = open([base, answer]);
    await userEvent.click(await screen.findByRole('button', { name: /560.00.EUR: show where/ }));
    expect(await screen.findByText('Brand')).toBeDefined();
    expect(screen.getByText(/metrics .*last_week/)).toBeDefined();
    expect(screen.getByText(/9.*15 Nov 2026/)).toBeDefined();
    expect(requests.at(-1)?.url).toBe(`/conversations/${uuid(1)}/messages/${uuid(4)}/facts/c1.f1`);
  });

  it('goes on reading an answer that streams when the page is opened', async () => {
    const streaming = {
      ...answer,
      state: 'streaming' as const,
      segments: [],
      engine: null,
      instead: null,
      refused: 0,
    };
    const events = [
      { type: 'started', question: base, answer: streaming },
      {
        type: 'parts',
        segments: [{ type: 'text', text: 'It goes on.' }],
        facts: [],
        mentions: [],
        citations: [],
      },
    ];
    const asked: string[] = [];
    vi.stubGlobal('fetch', (url: string) => {
      asked.push(url);
      const text = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
      });
      return Promise.resolve(new Response(body, { status: 200 }));
    });
    open([base, streaming]);
    expect(await screen.findByText('It goes on.')).toBeDefined();
    expect(asked).toEqual([`/api/conversations/${uuid(1)}/stream`]);
    expect(screen.getByRole('button', { name: 'Stop answering' })).toBeDefined();
  });

  it('begins a conversation with the first question, and asks it once', async () => {
    const sent: [string, unknown][] = [];
    stubHttp(({ url }) =>
      url.startsWith('/conversations/')
        ? { status: 200, body: { ...conversation, messages: [] } }
        : url === '/conversations'
          ? { status: 200, body: { items: [], nextCursor: null, ...conversation } }
          : { status: 404, body: {} },
    );
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
      sent.push([url, JSON.parse(String(init.body))]);
      return new Promise(() => undefined);
    });
    renderApp(<ChatPage />, { role: 'viewer', path: '/chat/:id?', at: '/chat' });
    await userEvent.type(await screen.findByRole('textbox', { name: 'Ask a question' }), 'How much?{Enter}');
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent).toEqual([[`/api/conversations/${uuid(1)}/messages`, { text: 'How much?' }]]);
  });
});
