import { type CampaignDraft, type CopyIdeas, EMPTY_DRAFT } from '@adwright/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderApp } from '../../../test/render.js';
import { stubHttp } from '../../../test/stub-http.js';
import { uuid } from '../../../test/suggestion.js';
import { DraftPanel } from '../../features/drafts/draft-panel.js';
import { CampaignIdeas } from './campaign-ideas.js';
import { draftIdeas } from './draft-ideas.js';

const AT = '2026-11-20T09:00:00.000Z';
const HOSTILE = '<img src=x onerror=alert(1)>';
const draft: CampaignDraft = {
  id: uuid(1),
  state: 'editing',
  name: null,
  platforms: ['google'],
  clientId: null,
  conversationId: null,
  version: 3,
  createdBy: { userId: uuid(2), name: 'Ana' },
  createdAt: AT,
  updatedAt: AT,
  slots: {
    ...EMPTY_DRAFT.slots,
    platforms: { value: ['google'], source: 'said', confirmed: false },
    googleTexts: {
      value: { headlines: ['Dentist in Lyon'], descriptions: [] },
      source: 'proposed',
      confirmed: false,
    },
  },
  faults: [],
  unconfirmed: [],
  limitations: [],
  campaigns: [],
  daily: null,
  actions: [],
  accounts: [],
};
const ideas: CopyIdeas = {
  platform: 'google',
  language: 'en',
  ideas: [
    {
      part: 'headlines',
      text: 'New patients welcome',
      length: 20,
      limit: 30,
      sources: [
        {
          kind: 'passage',
          documentId: uuid(7),
          documentTitle: HOSTILE,
          chunkId: 'k',
          ordinal: 2,
          text: `New patients are welcome. ${HOSTILE}`,
        },
        {
          kind: 'ad',
          adId: uuid(8),
          name: 'Quay',
          standing: 'won',
          impressions: 10_000,
          clicks: 500,
          conversions: null,
        },
      ],
    },
    {
      part: 'headlines',
      text: 'Dentist in Lyon',
      length: 15,
      limit: 30,
      sources: [{ kind: 'said', text: 'x' }],
    },
  ],
  dropped: { forbidden: 2, numeral: 1 },
  read: { ads: 3, compared: 2, passages: 1, searchTerms: 0 },
  comparedBy: 'clicks',
  window: { from: '2026-08-18', to: '2026-11-15' },
  forbidding: [{ id: uuid(9), text: 'Never say painless' }],
  engine: 'offline',
  prompt: null,
  instead: null,
};
const event = (data: object) => `data: ${JSON.stringify(data)}\n\n`;

/** Answers the request for ideas with a stream that stays open until the test ends it. */
function stream() {
  let write!: (text: string) => void;
  const asked: { body: unknown; signal: AbortSignal | null | undefined }[] = [];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    asked.push({ body: JSON.parse(String(init.body)), signal: init.signal });
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        write = (text) => controller.enqueue(new TextEncoder().encode(text));
        init.signal?.addEventListener('abort', () =>
          controller.error(new DOMException('left', 'AbortError')),
        );
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  });
  return { asked, send: (data: object) => write(event(data)) };
}
afterEach(() => vi.unstubAllGlobals());

function open(shown: CampaignDraft = draft) {
  const requests = stubHttp(() => ({ status: 200, body: shown }));
  renderApp(<DraftPanel id={draft.id} belowTexts={draftIdeas} />, { role: 'analyst' });
  return () => requests.filter(({ method }) => method === 'PATCH').map(({ data }) => data);
}

describe('ideas for the texts of a draft', () => {
  it('show their steps, what they rest on and what was thrown away; one click takes one', async () => {
    const { asked, send } = stream();
    const edits = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Write ideas' }));
    send({ type: 'step', step: 'documents' });
    expect(await screen.findByText('Looking through your documents…')).toBeDefined();
    send({ type: 'ideas', ideas });
    const list = await screen.findByRole('region', { name: 'Headlines' });
    expect(asked[0]?.body).toEqual({ draftId: draft.id, platform: 'google' });
    expect(within(list).getByText('20 of 30 characters')).toBeDefined();
    expect(
      within(list).getByText(/From the ad “Quay”, which did better than the others: 500 clicks/),
    ).toBeDefined();
    expect(within(list).getByRole('link', { name: HOSTILE }).getAttribute('href')).toContain('passage=2');
    expect(document.querySelector('img')).toBeNull();
    expect(screen.getByText(/3 texts were thrown away: forbidden by a fact \(2\), a number/)).toBeDefined();
    expect(screen.getByText(/Kept out by your facts: “Never say painless”/)).toBeDefined();
    // What is in the draft already is not offered again.
    expect(screen.queryByRole('button', { name: 'Take into the draft: Dentist in Lyon' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Take into the draft: New patients welcome' }));
    await waitFor(() =>
      expect(edits()[0]).toEqual({
        version: 3,
        set: { googleTexts: { headlines: ['Dentist in Lyon', 'New patients welcome'], descriptions: [] } },
      }),
    );
  });

  it('take the place of the last text where the platform takes no more', async () => {
    const { send } = stream();
    const headlines = Array.from({ length: 15 }, (_, at) => `Proposed ${at}`);
    const value = { headlines, descriptions: [] };
    const googleTexts = { value, source: 'proposed' as const, confirmed: false };
    const edits = open({ ...draft, slots: { ...draft.slots, googleTexts } });
    await userEvent.click(await screen.findByRole('button', { name: 'Write ideas' }));
    send({ type: 'ideas', ideas });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Take in place of the last: New patients welcome' }),
    );
    const taken = ['New patients welcome', ...headlines.slice(0, 14)];
    await waitFor(() => expect(edits()[0]).toMatchObject({ set: { googleTexts: { headlines: taken } } }));
  });

  it('are stopped, which hangs up', async () => {
    const { asked } = stream();
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Write ideas' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(await screen.findByText('Stopped. Nothing was kept.')).toBeDefined();
    expect(asked[0]?.signal?.aborted).toBe(true);
  });

  it('say what went wrong, and what to do when there is nothing to make them of', async () => {
    const { send } = stream();
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Write ideas' }));
    const problem = {
      type: 'about:blank',
      title: 'AI unavailable',
      status: 503,
      detail: 'The AI service does not answer.',
      code: 'ai_unavailable',
      correlationId: 'c',
    };
    send({ type: 'failed', problem });
    expect(await screen.findByText('No ideas were written')).toBeDefined();
    expect(screen.getByText(/The AI service does not answer/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    send({ type: 'ideas', ideas: { ...ideas, ideas: [], dropped: {} } });
    expect(await screen.findByText('Nothing to make ideas of')).toBeDefined();
  });
});

describe('ideas for a campaign', () => {
  const campaign = { id: uuid(4), adAccountId: uuid(5), platform: 'google' as const };

  it('are chosen, and begin a draft once there are enough', async () => {
    const { send } = stream();
    stubHttp(() => ({ status: 200, body: {} }));
    renderApp(<CampaignIdeas campaign={campaign} adGroups={[]} />, { role: 'analyst' });
    await userEvent.click(await screen.findByRole('button', { name: 'Write ideas' }));
    send({ type: 'ideas', ideas });
    const choose = await screen.findByRole('button', { name: 'Choose: New patients welcome' });
    await userEvent.click(choose);
    expect(choose.getAttribute('aria-pressed')).toBe('true');
    const begin = screen.getByRole<HTMLButtonElement>('button', {
      name: 'Begin a draft with the chosen texts',
    });
    expect(begin.disabled).toBe(true);
    expect(screen.getByText(/Choose headlines \(at least 3\) and texts \(at least 2\)/)).toBeDefined();
  });

  it('are not offered to a viewer', () => {
    stubHttp(() => ({ status: 200, body: {} }));
    renderApp(<CampaignIdeas campaign={campaign} adGroups={[]} />, { role: 'viewer' });
    expect(screen.queryByRole('button', { name: 'Write ideas' })).toBeNull();
  });
});
