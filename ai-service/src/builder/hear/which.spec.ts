import { type DraftBody, EMPTY_DRAFT } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { build } from '../builder.js';
import { chosenRegion, openPlaces } from './which.js';

const portland = { kind: 'city' as const, name: 'Portland', country: 'US' };
const berlin = { kind: 'city' as const, name: 'Berlin', country: 'DE' };
const body: DraftBody = {
  ...EMPTY_DRAFT,
  slots: { ...EMPTY_DRAFT.slots, places: { value: [portland, berlin], source: 'said', confirmed: false } },
  findings: {
    google: [
      { place: portland, area: null, regions: ['Oregon', 'Maine'] },
      { place: berlin, area: { externalId: '1', ...berlin }, regions: [] },
    ],
  },
};
const account = {
  id: '0197f1d0-0000-7000-8000-000000000001',
  platform: 'google' as const,
  externalId: '1',
  name: 'Shop',
  clientId: '0197f1d0-0000-7000-8000-000000000002',
  clientName: 'Client',
  currency: 'USD',
  timeZone: 'UTC',
  today: '2026-11-20',
  canCreate: true,
};
const turn = (message: string | null, of: DraftBody = body) =>
  build({ message, language: 'en', body: of, accounts: [account], today: '2026-11-20' });
const said = ({ segments }: ReturnType<typeof turn>) =>
  segments.map((one) => ('text' in one ? one.text : JSON.stringify(one))).join('');

describe('a name that several places have', () => {
  it('is asked back with its regions, and the answer chooses one', () => {
    const asked = turn(null, {
      ...body,
      slots: {
        ...body.slots,
        business: { value: 'bikes', source: 'said', confirmed: false },
        budget: {
          value: { micros: '50000000', currency: 'USD', period: 'day' },
          source: 'said',
          confirmed: false,
        },
      },
    });
    expect(said(asked)).toMatch(/Portland.*Oregon.*Maine/s);
    expect(asked.body.dialogue.asked).toContain('places');
    const { slots } = turn('The one in Maine, please', asked.body).body;
    expect(slots.places).toEqual({
      value: [{ ...portland, region: 'Maine' }, berlin],
      source: 'said',
      confirmed: false,
    });
    expect(openPlaces(slots, body.findings)).toEqual([]);
  });

  it('stays open for an answer that names no region, several, or a part of a word', () => {
    for (const message of ['yes', 'Maine or Oregon', 'Mainely', '', 'Texas'])
      expect(chosenRegion(message, body)).toBeNull();
    expect(chosenRegion('Maine', { ...body, findings: {} })).toBeNull();
  });
});
