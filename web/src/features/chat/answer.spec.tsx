import type { ConversationMessage } from '@adwright/contracts';
import { expect, it } from 'vitest';
import { renderApp } from '../../../test/render.js';
import { uuid } from '../../../test/suggestion.js';
import { Answer } from './answer.js';

const hostile = [
  '<img src="https://evil.example/p.png" onerror="alert(1)">',
  '![picture](https://evil.example/p.png)',
  '[win](https://evil.example) or <a href="javascript:alert(1)">open</a>',
  '<script>fetch("https://evil.example")</script><iframe src="//evil.example"></iframe>',
  '"><svg onload=alert(1)>',
  'data:text/html,<b>x</b> www.evil.example',
];

function answerWith(text: string): ConversationMessage {
  const citation = { documentId: uuid(8), chunkId: '1', ordinal: 0, deleted: false };
  const mention = { parent: null, state: text };
  return {
    id: uuid(4),
    ordinal: 2,
    role: 'assistant',
    state: 'done',
    text: null,
    segments: [
      { type: 'text', text: text.replaceAll(/\p{N}/gu, '') },
      { type: 'slot', slot: 'business', text },
      { type: 'entity', id: 'c1.m1' },
      { type: 'entity', id: 'c1.m2' },
      { type: 'citation', id: 'c1.e1' },
    ],
    facts: [],
    mentions: [
      { ...mention, id: 'c1.m1', kind: 'campaign', entityId: uuid(9), name: text },
      { ...mention, id: 'c1.m2', kind: 'search_term', entityId: null, name: text },
    ],
    citations: [{ ...citation, id: 'c1.e1', documentTitle: text, heading: text, text }],
    engine: 'offline',
    instead: null,
    refused: 0,
    usage: null,
    error: { code: 'internal', detail: text },
    createdAt: '2026-11-20T09:00:00.000Z',
  };
}

it.each(hostile)('shows a stranger’s %s as text: nothing is loaded, nothing leads outside', (text) => {
  const { container } = renderApp(<Answer conversationId={uuid(1)} message={answerWith(text)} tool={null} />);
  expect(container.querySelectorAll('img, script, iframe, svg[onload], object, embed, form')).toHaveLength(0);
  const places = [...container.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
  expect(places.length).toBeGreaterThan(1);
  for (const place of places) expect(place).toMatch(/^\/(campaigns|knowledge)\//);
  const handlers = [...container.querySelectorAll('*')].flatMap((element) =>
    element.getAttributeNames().filter((name) => name.startsWith('on')),
  );
  expect(handlers).toEqual([]);
  expect(container.textContent).toContain(text);
});
