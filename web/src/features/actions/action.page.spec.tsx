import type { Action, Role } from '@adwright/contracts';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../test/render.js';
import { problem, stubHttp } from '../../../test/stub-http.js';
import { planTo, uuid } from '../../../test/suggestion.js';
import { ActionPage } from './action.page.js';

const AT = '2026-11-20T09:00:00.000Z';
const STEPS = [
  'approved',
  'queued',
  'checked',
  'intent_recorded',
  'sent',
  'read_back',
  'outcome_recorded',
] as const;

function actionWith(parts: Partial<Action> = {}): Action {
  return {
    id: uuid(7),
    state: 'applied',
    adAccountId: uuid(20),
    adAccountName: 'Outdoor shop',
    platform: 'google',
    origin: 'suggestion',
    suggestionId: uuid(1),
    undoOfActionId: null,
    undoneByActionId: null,
    title: 'Raise the budget',
    plan: planTo(48, 'a'),
    steps: STEPS.map((name) => ({ name, state: 'done', detail: null, at: AT })),
    undo: { possible: true, reason: null, blockedBy: null, spentSinceMicros: '3200000' },
    error: null,
    approvedBy: { userId: uuid(2), name: 'Ana' },
    createdAt: AT,
    finishedAt: AT,
    ...parts,
  };
}

function open(action: () => Action, role: Role = 'analyst') {
  const requests = stubHttp(({ method }) =>
    method === 'POST' ? { status: 202, body: { actionId: uuid(8) } } : { status: 200, body: action() },
  );
  return {
    requests,
    ...renderApp(<ActionPage />, { role, path: '/actions/:id', at: `/actions/${uuid(7)}` }),
  };
}

describe('an action', () => {
  it('that is verified can be undone to the value it had', async () => {
    const { requests, router } = open(() => actionWith());
    expect(await screen.findByText('Verified: the platform has the new value')).toBeDefined();
    expect(screen.getByText(/Spent by what was changed since then: 3.20.EUR/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Put back: budget 40.00\u00a0EUR' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/actions/${uuid(8)}`));
    expect(requests.find(({ method }) => method === 'POST')?.url).toBe(`/actions/${uuid(7)}/undo`);
  });

  it('that moves is asked for again until it has arrived', async () => {
    let asked = 0;
    open(() => {
      asked += 1;
      return actionWith(
        asked < 3 ? { state: 'applying', undo: { ...actionWith().undo, possible: false } } : {},
      );
    });
    expect(await screen.findByText('Applying')).toBeDefined();
    expect(
      await screen.findByText('Verified: the platform has the new value', {}, { timeout: 8_000 }),
    ).toBeDefined();
    expect(asked).toBe(3);
  }, 12_000);

  it('that failed shows the platform’s words and no undo', async () => {
    const error = {
      code: 'platform_rejected',
      message: 'The campaign is part of an experiment.',
      vendorCode: 'EXPERIMENT',
      traceId: null,
      remedy: 'End the experiment.',
      retryAt: null,
    };
    open(() => actionWith({ state: 'failed', error }));
    expect(await screen.findByText('The change was not made')).toBeDefined();
    expect(screen.getByText('Code of the platform: EXPERIMENT')).toBeDefined();
    expect(screen.queryByRole('button', { name: /Put back/ })).toBeNull();
  });

  it('behind a later change names what stands in the way', async () => {
    open(() =>
      actionWith({ undo: { possible: false, reason: null, blockedBy: uuid(9), spentSinceMicros: null } }),
    );
    const link = await screen.findByRole('link', { name: 'Open the later change' });
    expect(link.getAttribute('href')).toBe(`/actions/${uuid(9)}`);
    expect(screen.queryByRole('button', { name: /Put back/ })).toBeNull();
  });

  it('gives a viewer no undo', async () => {
    open(() => actionWith(), 'viewer');
    expect(await screen.findByText(/An analyst, admin or owner can undo this/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /Put back/ })).toBeNull();
  });

  it('that does not exist is said to be missing', async () => {
    stubHttp(() => problem(404, 'not_found'));
    renderApp(<ActionPage />, { path: '/actions/:id', at: `/actions/${uuid(7)}` });
    expect(await screen.findByText('The action could not be loaded')).toBeDefined();
  });
});
