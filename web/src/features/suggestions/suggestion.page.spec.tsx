import type { Role, SuggestionDetail } from '@adwright/contracts';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../test/render.js';
import { problem, type StubAnswer, stubHttp } from '../../../test/stub-http.js';
import { planTo, suggestionWith, uuid, voiceWith } from '../../../test/suggestion.js';
import { SuggestionPage } from './suggestion.page.js';

const ACTION_ID = uuid(77);
const RAISE_48 = 'Raise budget to 48.00\u00a0EUR a day';
const RAISE_46 = 'Raise budget to 46.00\u00a0EUR a day';

function open(suggestion: () => SuggestionDetail, approve: () => StubAnswer, role: Role = 'analyst') {
  const requests = stubHttp(({ method, url }) => {
    if (method === 'POST') return approve();
    if (url === '/suggestions') return { status: 200, body: { items: [], nextCursor: null } };
    if (url.endsWith('/voice')) return { status: 200, body: voiceWith() };
    return { status: 200, body: suggestion() };
  });
  const view = renderApp(<SuggestionPage />, {
    role,
    path: '/suggestions/:id',
    at: `/suggestions/${uuid(1)}`,
  });
  return { requests, ...view };
}

describe('a suggestion', () => {
  it('is approved with the hash of the plan on the screen, and leads to its action', async () => {
    const { requests, router } = open(
      () => suggestionWith(),
      () => ({ status: 202, body: { actionId: ACTION_ID } }),
    );
    await userEvent.click(await screen.findByRole('button', { name: RAISE_48 }));
    const sent = requests.find(({ method }) => method === 'POST');
    expect(sent?.url).toBe(`/suggestions/${uuid(1)}/approve`);
    expect(sent?.data).toEqual({ planHash: planTo(48, 'a').hash });
    await screen.findByText('elsewhere');
    expect(router.state.location.pathname).toBe(`/actions/${ACTION_ID}`);
  });

  it('of a language model says which, and is approved like any other', async () => {
    open(
      () => suggestionWith({ proposedBy: { engine: 'openai:gpt-5-mini', prompt: 'model-proposals/1' } }),
      () => ({ status: 202, body: { actionId: ACTION_ID } }),
    );
    await screen.findByText('Proposed by a language model: openai:gpt-5-mini');
    await userEvent.click(screen.getByRole('button', { name: RAISE_48 }));
    await screen.findByText('elsewhere');
  });

  it('that a fact holds back says so in the words of the fact, and cannot be approved', async () => {
    const fact = {
      factId: uuid(90),
      text: 'Leave the boots as they are',
      message: 'It would raise the budget of “Hiking boots”.',
    };
    open(
      () => suggestionWith({ heldBy: [fact], plan: planTo(48, 'a', false) }),
      () => ({ status: 202, body: { actionId: ACTION_ID } }),
    );
    await screen.findByText('Held back by your fact');
    screen.getByText(fact.text);
    screen.getByText(fact.message);
    expect(screen.getByRole('button', { name: RAISE_48 }).hasAttribute('disabled')).toBe(true);
  });

  it('leads to its action even when the fresh data, which has no button any more, is there first', async () => {
    let approved = false;
    const { router } = open(
      () => suggestionWith(approved ? { status: 'approved', actionId: ACTION_ID } : {}),
      () => {
        approved = true;
        return { status: 202, body: { actionId: ACTION_ID } };
      },
    );
    await userEvent.click(await screen.findByRole('button', { name: RAISE_48 }));
    await screen.findByText('elsewhere');
    expect(router.state.location.pathname).toBe(`/actions/${ACTION_ID}`);
  });

  it('shows the new plan when it has changed, applies nothing, and approves the new one next', async () => {
    let to = 48;
    const hashes: unknown[] = [];
    const { requests } = open(
      () => {
        const suggestion = suggestionWith({ plan: planTo(to, to === 48 ? 'a' : 'b') });
        const change =
          suggestion.change?.kind === 'set_budget' ? { ...suggestion.change, to: `${to}000000` } : null;
        return { ...suggestion, change };
      },
      () => {
        if (to === 46) return { status: 202, body: { actionId: ACTION_ID } };
        to = 46;
        return problem(409, 'plan_changed');
      },
    );
    await userEvent.click(await screen.findByRole('button', { name: RAISE_48 }));
    expect(await screen.findByText('The plan has changed. Nothing was sent.')).toBeDefined();
    expect(screen.getByText(/Before: 40.00.EUR to 48.00.EUR\. Now: 40.00.EUR to 46.00.EUR\./)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: RAISE_46 }));
    for (const { method, data } of requests) if (method === 'POST') hashes.push(data);
    expect(hashes).toEqual([{ planHash: planTo(48, 'a').hash }, { planHash: planTo(46, 'b').hash }]);
  });

  it('says that nothing was sent when the approval is refused', async () => {
    open(
      () => suggestionWith(),
      () => problem(409, 'writes_stopped'),
    );
    await userEvent.click(await screen.findByRole('button', { name: RAISE_48 }));
    expect(await screen.findByText('Not approved. Nothing was sent to the platform.')).toBeDefined();
    expect(screen.getByText('because writes_stopped')).toBeDefined();
  });

  it('offers a viewer no button but says who can', async () => {
    open(
      () => suggestionWith(),
      () => problem(403, 'forbidden'),
      'viewer',
    );
    expect(await screen.findByText('You can look, not decide')).toBeDefined();
    expect(screen.queryByRole('button', { name: /Raise budget/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /Reject/ })).toBeNull();
  });

  it('cannot be approved against a guardrail, and says which', async () => {
    open(
      () => suggestionWith({ plan: planTo(48, 'a', false) }),
      () => problem(500, 'internal'),
    );
    const button = await screen.findByRole('button', { name: RAISE_48 });
    expect(button.hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('1 limit forbids this')).toBeDefined();
    expect(screen.getByText('Raises by 20 %; the limit is 30 %.')).toBeDefined();
  });

  it('of a read-only source gives the steps and takes "I did it"', async () => {
    const { requests } = open(
      () => suggestionWith({ applicable: false, plan: null, manualSteps: ['Open Google Ads.'] }),
      () => ({ status: 200, body: suggestionWith({ status: 'done' }) }),
    );
    expect(await screen.findByText('Open Google Ads.')).toBeDefined();
    expect(screen.queryByRole('button', { name: /Raise budget/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'I did it' }));
    expect(requests.find(({ method }) => method === 'POST')?.url).toBe(`/suggestions/${uuid(1)}/done`);
  });

  it('that was decided has no button any more', async () => {
    open(
      () => suggestionWith({ status: 'superseded' }),
      () => problem(500, 'internal'),
    );
    expect(await screen.findByText('Newer data replaced this by another suggestion.')).toBeDefined();
    expect(screen.queryByRole('button', { name: /Raise budget/ })).toBeNull();
  });
});
