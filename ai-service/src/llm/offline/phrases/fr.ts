import type { Phrases } from './phrases.js';

export const french: Phrases = {
  measures: {
    cost: 'dépenses',
    impressions: 'impressions',
    clicks: 'clics',
    conversions: 'conversions',
    value: 'valeur des conversions',
    cpm: 'prix des impressions (CPM)',
    cpc: 'prix du clic (CPC)',
    cpa: 'coût par conversion (CPA)',
    ctr: 'taux de clics (CTR)',
    cvr: 'taux de conversion (CVR)',
    roas: 'retour sur les dépenses (ROAS)',
    value_per_conversion: 'valeur d’une conversion',
    mix: 'répartition entre campagnes',
  },
  window: (from, to) => `Du ${from} au ${to} :`,
  moved: ({ account, measure, rose, before, current, change }) =>
    `Dans ${account}, ${measure} : ${rose ? 'hausse' : 'baisse'} de ${before} à ${current} (${change}).`,
  windows: ({ from, to, beforeFrom, beforeTo }) =>
    `La comparaison porte sur ${from} à ${to}, contre ${beforeFrom} à ${beforeTo}.`,
  notAsAsked: (rose) =>
    rose ? 'Ce n’est pas une baisse mais une hausse.' : 'Ce n’est pas une hausse mais une baisse.',
  cause: ({ factor, before, current, effect }) =>
    `La cause principale : ${factor}, de ${before} à ${current}, ce qui fait à soi seul ${effect}.`,
  mixCause: (effect) =>
    `La cause principale est la répartition : l’argent a changé de campagne, et les conversions n’y ont pas le même prix, ce qui fait à soi seul ${effect}.`,
  spendCause: ({ before, current, effect }) =>
    `La cause principale : les dépenses elles-mêmes, de ${before} à ${current}, ce qui fait à soi seul ${effect}.`,
  also: (factor, effect) => `S’y ajoute : ${factor}, avec ${effect}.`,
  against: (factor, effect) => `Dans l’autre sens : ${factor}, avec ${effect}.`,
  part: ({ campaign, effect }) => `L’essentiel vient de ${campaign} (${effect}).`,
  partFactor: ({ factor, before, current }) => `Là, ${factor} : de ${before} à ${current}.`,
  alert: (alert) => `Une alerte est ouverte sur ce compte : ${alert}.`,
  trackingAlert: (alert) =>
    `Vérifiez la mesure avant les annonces : selon une alerte ouverte, des conversions ne sont peut-être pas enregistrées (${alert}).`,
  fewConversions: 'Il y a peu de conversions dans ces périodes : à lire avec prudence.',
  noComparison: (account, measure) =>
    `Dans ${account}, pas de comparaison possible : ${measure} n’est pas connu pour chaque période.`,
  unchanged: (account, measure, current) => `Dans ${account}, ${measure} : stable à ${current}.`,
  figure: (measure, value) => `${measure} ${value}`,
  figuresOf: (entity) => `Pour ${entity} :`,
  ranked: (entity, figures) => `- ${entity} : ${figures}`,
  rankedBy: (measure) => `Classement par : ${measure}.`,
  more: 'Il y en a d’autres ; nommez une campagne ou un compte pour préciser.',
  noData: 'Il n’y a pas encore de chiffres pour cela : rien n’a été synchronisé ni importé pour ces jours.',
  suggestions: (count) => `Suggestions ouvertes : ${count}. Les plus utiles d’abord :`,
  noSuggestions: 'Aucune suggestion n’est ouverte. Rien n’attend votre signature.',
  alerts: (count) => `Alertes ouvertes : ${count}. Les plus graves d’abord :`,
  alertLine: (alert, severity, since) => `- ${alert} : gravité ${severity}, vue depuis ${since}`,
  noAlerts: 'Aucune alerte n’est ouverte.',
  ahead: 'Ces campagnes dépensent plus vite que leur budget ne le permet :',
  onPace: 'Aucune campagne active ne dépense plus vite que son budget. Les plus proches :',
  pacingLine: ({ campaign, perDay, budget, use, month, projection }) =>
    `- ${campaign} : ${perDay} par jour pour un budget quotidien de ${budget} (${use}) ; ce mois-ci ${month}, à ce rythme environ ${projection} à la fin`,
  noBudgets: 'Aucune campagne active n’a de budget quotidien propre, donc pas de rythme à comparer.',
  structure: 'Voici ce qu’il y a, campagnes actives d’abord :',
  structureLine: (entity, budget, paused) =>
    `- ${entity}${paused ? ' (en pause)' : ''}${budget === null ? '' : ` : budget ${budget}`}`,
  accountLine: (account, through) => `- ${account} : chiffres jusqu’au ${through}`,
  ledger: 'Les dernières écritures du registre, les plus récentes d’abord :',
  ledgerLine: (action, at) => `- ${action} : ${at}`,
  noLedger: 'Le registre ne contient encore rien que vous puissiez voir : rien n’a été modifié par Adwright.',
  cannotChange:
    'Je peux seulement lire et je n’ai rien modifié. Une modification vient d’une suggestion ou d’un brouillon que vous approuvez.',
  whichOne: (names) => `Que voulez-vous dire : ${names} ?`,
  whichMeasure: 'Quel chiffre voulez-vous dire : dépenses, conversions, coût par conversion ou ROAS ?',
  documentsSay: (passages) => `Vos documents disent : ${passages}`,
  documentsSilent: 'Vos documents n’en disent rien.',
  unclear:
    'Je ne sais pas ce que je dois regarder. Demandez pourquoi un chiffre a changé, combien a été dépensé dans une semaine ou un mois, quelles campagnes marchent le mieux ou le moins bien, que changer aujourd’hui, si quelque chose ne va pas, ou si les budgets tiennent le rythme.',
  volume: ({ bought, before, current, rose }) =>
    `Le volume acheté ${rose ? 'monte' : 'baisse'} : ${bought} de ${before} à ${current}.`,
  ratesSteady: 'Les taux ont à peine bougé : c’est la demande ou la diffusion, ni les annonces ni la mesure.',
  alertHere: (alert) => `Une alerte ouverte le concerne : ${alert}.`,
  leads: ({ name, measure, lower }) =>
    `\nLe chiffre le plus ${lower ? 'bas' : 'haut'} : ${name}, ${measure}.`,
  wasted: 'Ceci a coûté de l’argent sans apporter de conversion :',
  noWaste: 'Rien de ce qui a coûté de l’argent ces jours-là n’est resté sans conversion.',
  outside: (count) => `Modifications faites hors d’Adwright : ${count}. Les plus récentes d’abord :`,
  happened: {
    bid: 'enchère modifiée',
    budget: 'budget modifié',
    name: 'renommage',
    created: 'création',
    removed: 'suppression',
    enabled: 'activation',
    paused: 'mise en pause',
    other: 'réglages modifiés',
  },
  outsideLine: ({ entity, what, from, to, at, person }) =>
    `- ${entity} : ${what}${from && to ? ` de ${from} à ${to}` : ''}, ${at}${person ? `, par ${person}` : ''}`,
  noOutside: 'Aucune modification hors d’Adwright n’a été vue.',
};
