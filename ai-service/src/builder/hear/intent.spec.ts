import { describe, expect, it } from 'vitest';
import { asksElsewhere, wantsCampaign } from './intent.js';

describe('a wish for a campaign', () => {
  it.each([
    'Build a campaign',
    'I want a new Google campaign for my shop',
    '200 euros a week for my dentist practice in Lyon, new patients, start Monday',
    'Erstelle mir eine Kampagne für meine Bäckerei',
    '200 Euro pro Woche für meine Zahnarztpraxis in Lyon',
    'Je voudrais une campagne pour mon salon',
    'Crea una campaña para mi clínica',
  ])('is heard in “%s”', (text) => expect(wantsCampaign(text)).toBe(true));

  it.each([
    'Why did the CPA of my campaign rise last week?',
    'How much did we spend a day for our brand campaign?',
    'Pause the new campaign',
    'Which campaigns have the worst CPA?',
    'Should I start a campaign?',
    'What should I change today?',
    'Welche Kampagne ist am besten?',
    'Wir haben 200 Euro ausgegeben',
  ])('is not heard in “%s”', (text) => expect(wantsCampaign(text)).toBe(false));
});

describe('a question about something else', () => {
  it.each(['Why did CPA rise last week?', 'Show me the spend of last week', 'Is anything wrong?'])(
    'is “%s”',
    (text) => expect(asksElsewhere(text)).toBe(true),
  );
  it.each(['start next week', 'yes', 'what is missing?', 'no, 150'])('is not “%s”', (text) =>
    expect(asksElsewhere(text)).toBe(false),
  );
});
