import type { Mention } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { resolve } from './resolve.js';

const mention = (id: string, kind: Mention['kind'], name: string): Mention => ({
  id,
  kind,
  name,
  entityId: `00000000-0000-4000-8000-0000000000${id.slice(-2)}`,
  parent: null,
  state: null,
});
const shop = mention('c1.m10', 'account', 'Fahrradhaus Lindwurm');
const meta = mention('c1.m11', 'account', 'Lindwurm Bikes US');
const ebikes = mention('c1.m12', 'campaign', 'Suche | E-Bikes');
const cargo = mention('c1.m13', 'campaign', 'Suche | Lastenräder');
const leads = mention('c1.m14', 'campaign', 'Leads | Test rides');
const all = [shop, meta, ebikes, cargo, leads];
const asked = (...questions: string[]) => resolve(questions, all);
const names = (of: ReturnType<typeof asked>) => of.places.map(({ name }) => name);

describe('a question that goes on', () => {
  it.each([
    ['How much did I spend last week?', 'And last month?', 'figures', { preset: 'last_month' }],
    [
      'Wie viel haben wir letzte Woche ausgegeben?',
      'Und letzten Monat?',
      'figures',
      { preset: 'last_month' },
    ],
    ['Why did CPA rise last week?', 'What about yesterday?', 'explain', { preset: 'yesterday' }],
    [
      'Pourquoi le CPA a-t-il augmenté la semaine dernière ?',
      'Et le mois dernier ?',
      'explain',
      { preset: 'last_month' },
    ],
    ['¿Cuánto he gastado este mes?', '¿Y la semana pasada?', 'figures', { preset: 'last_week' }],
  ])('"%s" – "%s" keeps what was asked and takes the new days', (first, second, intent, window) => {
    const now = asked(first, second);
    expect(now).toMatchObject({ intent, windows: [window], measures: asked(first).measures, alone: false });
  });

  it('takes another measure, grouping or platform and keeps the days', () => {
    expect(asked('How much did I spend last week?', 'And the clicks?')).toMatchObject({
      intent: 'figures',
      measures: ['clicks'],
      windows: [{ preset: 'last_week' }],
    });
    expect(asked('How much did I spend last month?', 'And by week?')).toMatchObject({
      intent: 'rank',
      measures: ['cost'],
      dimension: 'week',
      windows: [{ preset: 'last_month' }],
    });
    expect(asked('How much did I spend last week?', 'What about Google?')).toMatchObject({
      intent: 'figures',
      platforms: ['google'],
      windows: [{ preset: 'last_week' }],
    });
    expect(asked('How much did I spend last week?', 'Why did it rise?')).toMatchObject({
      intent: 'explain',
      direction: 'up',
    });
  });

  it('carries the campaign, or the other one', () => {
    expect(names(asked('How much did E-Bikes spend last week?', 'And last month?'))).toEqual([ebikes.name]);
    const two = ['How did Lastenräder and E-Bikes do last week?', 'And the clicks of E-Bikes?'];
    expect(names(asked(two[0] ?? ''))).toEqual([cargo.name, ebikes.name]);
    expect(names(asked(...two))).toEqual([ebikes.name]);
    expect(names(asked(...two, 'Und für die andere Kampagne?'))).toEqual([cargo.name]);
    expect(asked(...two, 'Und für die andere Kampagne?')).toMatchObject({ measures: ['clicks'] });
  });

  it('asks which other one when there are several', () => {
    const now = asked('How much did E-Bikes spend last week?', 'And the other campaign?');
    expect(now.places).toEqual([]);
    expect(now.unclearPlaces.map(({ name }) => name)).toEqual([cargo.name, leads.name]);
  });

  it('leaves a platform behind when a campaign is named, and a campaign when a platform is', () => {
    expect(asked('Spend on Meta last week?', 'And E-Bikes?')).toMatchObject({
      platforms: [],
      places: [ebikes],
    });
    expect(asked('How much did E-Bikes spend?', 'And on Meta?')).toMatchObject({
      platforms: ['meta'],
      places: [],
    });
  });
});

describe('a question of its own', () => {
  it('takes nothing over', () => {
    const now = asked('How much did E-Bikes spend last week?', 'Which campaigns have the worst CPA?');
    expect(now).toMatchObject({ intent: 'rank', alone: true, windows: [], places: [] });
  });

  it('compares without a measure, as what it names', () => {
    expect(asked('What was changed outside Adwright?', 'Compare Google and Meta last month')).toMatchObject({
      intent: 'figures',
      platforms: ['google', 'meta'],
      alone: true,
    });
    expect(asked('Is anything wrong?', 'Vergleiche E-Bikes mit Lastenräder')).toMatchObject({
      intent: 'figures',
      places: [ebikes, cargo],
    });
  });

  it('takes the campaign it points back to', () => {
    const now = asked('How much did E-Bikes spend last week?', 'Why did its conversions fall last month?');
    expect(now).toMatchObject({ intent: 'explain', places: [ebikes], windows: [{ preset: 'last_month' }] });
  });

  it('is not answered again by thanks', () => {
    expect(asked('How much did I spend?', 'Thank you so much, great!')).toMatchObject({ intent: 'unclear' });
    expect(asked('How much did I spend?', 'Thanks!')).toMatchObject({ intent: 'unclear' });
  });
});

describe('names', () => {
  it.each([
    ['How much did the ebikes campaign cost?', [ebikes]],
    ['How much did E-Bikes cost?', [ebikes]],
    ['How much did lastenrader cost?', [cargo]],
    ['How much did Lastenräer cost?', [cargo]],
    ['How much did Lindwurm Bikes US spend?', [meta]],
    ['Compare E-Bikes with Lastenräder', [ebikes, cargo]],
    ['Test rides or Lastenräder: which has more clicks?', [leads, cargo]],
  ])('"%s"', (question, places) => {
    expect(asked(question).places).toEqual(places);
  });

  it('in a question are not read as measures', () => {
    expect(asked('How many clicks did Leads | Test rides get?').measures).toEqual(['clicks']);
  });

  it('that fit several are asked about', () => {
    expect(asked('How much did Lindwurm spend?').unclearPlaces).toEqual([shop, meta]);
  });
});
