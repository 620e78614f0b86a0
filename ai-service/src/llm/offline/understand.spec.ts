import { describe, expect, it } from 'vitest';
import { languageOf } from './language.js';
import { understand } from './understand.js';

describe('understand', () => {
  it.each([
    ['Why did CPA rise last week?', 'explain', 'cpa', 'last_week', 'up'],
    ['Warum ist der CPA letzte Woche gestiegen?', 'explain', 'cpa', 'last_week', 'up'],
    [
      'Pourquoi le coût par conversion a-t-il augmenté la semaine dernière ?',
      'explain',
      'cpa',
      'last_week',
      'up',
    ],
    ['¿Por qué subió el coste por conversión la semana pasada?', 'explain', 'cpa', 'last_week', 'up'],
    ['Why are conversions down this month?', 'explain', 'conversions', 'this_month', 'down'],
    ['Compare clicks of the last 7 days with the days before', 'explain', 'clicks', 'last_7_days', null],
    ['How much did I spend yesterday?', 'figures', 'cost', 'yesterday', null],
    ['Wie viel haben wir letzten Monat ausgegeben?', 'figures', 'cost', 'last_month', null],
    ['Combien ai-je dépensé le mois dernier ?', 'figures', 'cost', 'last_month', null],
    ['¿Cuánto he gastado este mes?', 'figures', 'cost', 'this_month', null],
    ['What was our conversion rate in the last 30 days?', 'figures', 'cvr', 'last_30_days', null],
    ['Which campaigns have the worst CPA?', 'rank', 'cpa', null, null],
    ['Welche Suchbegriffe kosten am meisten?', 'rank', 'cost', null, null],
    ['Quelles campagnes ont le meilleur ROAS ?', 'rank', 'roas', null, null],
    ['¿Qué campañas tienen más conversiones?', 'rank', 'conversions', null, null],
    ['What should I change today?', 'suggestions', null, null, null],
    ['Que dois-je faire aujourd’hui ?', 'suggestions', null, null, null],
    ['Is anything wrong?', 'alerts', null, null, null],
    ['Gibt es Probleme?', 'alerts', null, null, null],
    ['Are we over budget?', 'pacing', null, null, null],
    ['Wer hat etwas geändert?', 'ledger', null, null, null],
    ['List my campaigns', 'structure', null, null, null],
    ['Raise the budget of the brand campaign', 'change', null, null, null],
    ['Pausiere die Kampagne Sommer', 'change', null, null, null],
    ['What is the weather like?', 'unclear', null, null, null],
  ])('"%s" is %s', (question, intent, measure, window, direction) => {
    const understood = understand(question);
    expect(understood.intent).toBe(intent);
    if (measure !== null) expect(understood.measures[0]).toBe(measure);
    expect(understood.windows[0] ?? null).toEqual(window === null ? null : { preset: window });
    if (direction !== null) expect(understood.direction).toBe(direction);
  });

  it('sorts the way the words mean', () => {
    expect(understand('Which campaigns have the worst CPA?').order).toBe('desc');
    expect(understand('Which campaigns have the best CPA?').order).toBe('asc');
    expect(understand('Which campaigns have the best ROAS?').order).toBe('desc');
    expect(understand('Which keywords cost the most?').order).toBe('desc');
  });
});

describe('the parts of a question', () => {
  it.each([
    ['Clicks and conversions in the last 10 days', { lastDays: 10 }],
    ['Wie viele Klicks in den letzten 3 Wochen?', { lastDays: 21 }],
    ['Combien de clics en octobre ?', { month: 10 }],
    ['¿Cuántos clics en mayo?', { month: 5 }],
    ['How many clicks in March?', { month: 3 }],
  ])('"%s" names its days', (question, window) => {
    expect(understand(question).windows).toEqual([window]);
  });

  it('reads a phrase once: a cost per click is no cost as well', () => {
    expect(understand('Cost per click and clicks last month').measures).toEqual(['cpc', 'clicks']);
  });

  it.each([
    ['Converisons last week by camapign', 'conversions', 'campaign'],
    ['Welche Kampangen haben die meisten Imperssionen?', 'impressions', 'campaign'],
    ['Quelles campagens ont le plus de conversoins ?', 'conversions', 'campaign'],
    ['¿Qué camapñas tienen más convesiones?', 'conversions', 'campaign'],
  ])('"%s" is read in spite of its typos', (question, measure, dimension) => {
    expect(understand(question)).toMatchObject({ measures: [measure], dimension });
  });

  it('mends no word into another one', () => {
    expect(understand('What is our return policy for damaged bikes?').intent).toBe('documents');
    expect(understand('How old is the older account manager?').measures).toEqual([]);
  });

  it('keeps the words that mean nothing to it', () => {
    expect(understand('What margin do we make per order?').unread).toContain('margin');
    expect(understand('How much did I spend last week?').unread).toEqual([]);
    expect(understand('Wie viel haben wir letzten Monat ausgegeben?').unread).toEqual([]);
  });
});

describe('languageOf', () => {
  it.each([
    ['Why did CPA rise last week?', 'en'],
    ['Warum ist der CPA letzte Woche gestiegen?', 'de'],
    ['Pourquoi le CPA a-t-il augmenté la semaine dernière ?', 'fr'],
    ['¿Por qué subió el CPA la semana pasada?', 'es'],
  ] as const)('"%s" is %s', (question, language) => {
    expect(languageOf(question, language === 'en' ? 'de' : 'en')).toBe(language);
  });

  it('falls back when words do not tell', () => {
    expect(languageOf('CPA?', 'fr')).toBe('fr');
  });
});
