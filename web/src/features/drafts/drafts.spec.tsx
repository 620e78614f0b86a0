import { type CampaignDraft, EMPTY_DRAFT, type Role } from '@adwright/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../test/render.js';
import { stubHttp } from '../../../test/stub-http.js';
import { uuid } from '../../../test/suggestion.js';
import { DraftPanel } from './draft-panel.js';
import { readKeyword, readPlace, writeKeyword, writePlace } from './text-notation.js';

const AT = '2026-11-20T09:00:00.000Z';
const HOSTILE = '<img src=x onerror=alert(1)>';
const draft: CampaignDraft = {
  id: uuid(1),
  state: 'editing',
  name: HOSTILE,
  platforms: ['google'],
  clientId: null,
  conversationId: null,
  version: 7,
  createdBy: { userId: uuid(2), name: 'Ana' },
  createdAt: AT,
  updatedAt: AT,
  slots: {
    ...EMPTY_DRAFT.slots,
    platforms: { value: ['google'], source: 'said', confirmed: false },
    budget: {
      value: { micros: '200000000', currency: 'EUR', period: 'week' },
      source: 'said',
      confirmed: false,
    },
    googleTexts: {
      value: { headlines: [HOSTILE, 'a'.repeat(31)], descriptions: ['Get to know us.'] },
      source: 'proposed',
      confirmed: false,
    },
  },
  faults: [{ slot: 'landingPage', code: 'missing', params: {} }],
  unconfirmed: ['budget'],
  limitations: [],
  campaigns: [],
  daily: { micros: '28570000', dividedBy: 7, rounded: true },
  actions: [],
  accounts: [],
};
function open(role: Role = 'analyst') {
  const requests = stubHttp(() => ({ status: 200, body: draft }));
  renderApp(<DraftPanel id={draft.id} />, { role });
  return () => requests.filter(({ method }) => method === 'PATCH').map(({ data }) => data);
}

describe('a draft on its panel', () => {
  it('shows values with their marks and lengths, and what it still needs', async () => {
    open();
    expect(await screen.findByText(/28\.57\sEUR a day \(divided by 7, rounded down\)/)).toBeDefined();
    expect(screen.getAllByText(HOSTILE).length).toBeGreaterThan(0);
    expect(document.querySelector('img')).toBeNull();
    expect(screen.getByText('31/30')).toBeDefined();
    expect(screen.getByText('Still needed: Landing page.')).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Publish' }).disabled).toBe(true);
  });

  it('confirms by hand with the version it showed', async () => {
    const edits = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Confirm: Budget' }));
    await waitFor(() => expect(edits()[0]).toEqual({ version: 7, confirm: ['budget'] }));
  });

  it('reads no amount with a comma, and saves one with its confirmation', async () => {
    const edits = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Edit: Budget' }));
    const form = screen.getByLabelText('Amount').closest('form') as HTMLElement;
    await userEvent.clear(screen.getByLabelText('Amount'));
    await userEvent.type(screen.getByLabelText('Amount'), '1,500');
    await userEvent.click(within(form).getByRole('button', { name: 'Save and confirm' }));
    expect(await screen.findByText(/plain number with a point/)).toBeDefined();
    expect(edits()).toEqual([]);
    await userEvent.clear(screen.getByLabelText('Amount'));
    await userEvent.type(screen.getByLabelText('Amount'), '150');
    await userEvent.click(within(form).getByRole('button', { name: 'Save and confirm' }));
    await waitFor(() =>
      expect(edits()[0]).toMatchObject({
        set: { budget: { micros: '150000000', currency: 'EUR', period: 'week' } },
        confirm: ['budget'],
      }),
    );
  });

  it('offers a viewer nothing to change', async () => {
    open('viewer');
    await screen.findByText('Still needed: Landing page.');
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('the editor’s notation', () => {
  it.each(['[dentist lyon]', '"dentist lyon"', 'dentist lyon'])('writes %s as it reads it', (line) => {
    expect(writeKeyword(readKeyword(line))).toBe(line);
  });
  it('reads places by their country, and nothing else', () => {
    expect(readPlace('Lyon, fr')).toEqual({ kind: 'city', name: 'Lyon', country: 'FR' });
    expect(writePlace({ kind: 'country', name: 'France', country: 'FR' })).toBe('FR');
    expect(readPlace('FR')).toMatchObject({ kind: 'country', country: 'FR' });
    const maine = { kind: 'city', name: 'Portland', region: 'Maine', country: 'US' } as const;
    expect(readPlace('Portland (Maine), us')).toEqual(maine);
    expect(writePlace(maine)).toBe('Portland (Maine), US');
    for (const line of ['Lyon', 'Lyon, XQ', 'Lyon, France']) expect(readPlace(line)).toBeNull();
  });
});
