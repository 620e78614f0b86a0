import type { Script } from './script.js';

const fr = { language: 'fr', complete: true } as const;

export const french: readonly Script[] = [
  {
    ...fr,
    name: 'le cabinet dentaire',
    style: 'correcting',
    workspace: 'google',
    turns: [
      '200 euros par semaine pour mon cabinet dentaire à Lyon, nouveaux patients, à partir de lundi',
      'https://cabinet.example',
      'non, 150, et seulement les femmes',
      'oui',
      'plutôt à Grenoble',
      'oui',
    ],
    expect: { budget: '150 EUR week', places: 'Grenoble/FR', startDate: '2026-11-30', gender: 'women' },
  },
  {
    ...fr,
    name: 'espaces et virgule',
    style: 'terse',
    workspace: 'google',
    turns: [
      '2 500,50 € par mois pour notre boulangerie à Nantes, dès demain, https://pain.example',
      'oui',
      'oui',
    ],
    expect: { budget: '2500.50 EUR month', places: 'Nantes/FR', startDate: '2026-11-28' },
  },
  {
    ...fr,
    name: 'une conversation',
    style: 'chatty',
    workspace: 'google',
    turns: [
      'Bonjour, je voudrais faire de la publicité pour mon salon de coiffure à Genève',
      'On pourrait dépenser 25 euros par jour, pas plus',
      'Il faudrait commencer le 1er décembre',
      'Voici la page : https://salon.example/rdv',
      'Oui, c’est bon',
      'Oui, parfait',
    ],
    expect: { budget: '25 EUR day', places: 'Genève/CH', startDate: '2026-12-01' },
  },
  {
    ...fr,
    name: 'jusqu’à Noël',
    style: 'terse',
    workspace: 'google',
    turns: [
      '25 euros par jour pour mon salon de coiffure à Lille du 1er décembre au 24 décembre, https://salon.example',
      'oui',
      'oui',
    ],
    expect: { startDate: '2026-12-01', endDate: '2026-12-24', places: 'Lille/FR' },
  },
  {
    ...fr,
    name: 'jour et mois',
    style: 'terse',
    workspace: 'google',
    turns: [
      '25 euros par jour pour mon salon de coiffure à Lille à partir du 3/12/2026, https://salon.example',
      'oui',
      'oui',
    ],
    expect: { startDate: '2026-12-03' },
  },
  {
    ...fr,
    name: 'en dollars',
    style: 'careless',
    workspace: 'google',
    complete: false,
    turns: [
      '200 dollars par semaine pour mon cabinet dentaire à Lyon, à partir de lundi, https://cabinet.example',
      'oui',
      'oui',
    ],
    expect: { budget: null },
  },
];
