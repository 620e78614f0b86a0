import type { Phrases } from './phrases.js';

export const english: Phrases = {
  measures: {
    cost: 'spend',
    impressions: 'impressions',
    clicks: 'clicks',
    conversions: 'conversions',
    value: 'conversion value',
    cpm: 'the price of impressions (CPM)',
    cpc: 'the price of a click (CPC)',
    cpa: 'cost per conversion (CPA)',
    ctr: 'the click rate (CTR)',
    cvr: 'the conversion rate (CVR)',
    roas: 'return on ad spend (ROAS)',
    value_per_conversion: 'the value of a conversion',
    mix: 'the mix of campaigns',
  },
  window: (from, to) => `From ${from} to ${to}:`,
  moved: ({ account, measure, rose, before, current, change }) =>
    `In ${account}, ${measure} ${rose ? 'rose' : 'fell'} from ${before} to ${current} (${change}).`,
  windows: ({ from, to, beforeFrom, beforeTo }) =>
    `That compares ${from} to ${to} with ${beforeFrom} to ${beforeTo}.`,
  notAsAsked: (rose) => (rose ? 'It did not fall, it rose.' : 'It did not rise, it fell.'),
  cause: ({ factor, before, current, effect }) =>
    `The main cause is ${factor}: it went from ${before} to ${current}, which alone made ${effect}.`,
  mixCause: (effect) =>
    `The main cause is the mix: money moved between campaigns that convert at different prices, which alone made ${effect}.`,
  spendCause: ({ before, current, effect }) =>
    `The main cause is spend itself: it went from ${before} to ${current}, which alone made ${effect}.`,
  also: (factor, effect) => `Besides, ${factor} made ${effect}.`,
  against: (factor, effect) => `Working the other way, ${factor} made ${effect}.`,
  part: ({ campaign, effect }) => `Most of it comes from ${campaign} (${effect}).`,
  partFactor: ({ factor, before, current }) => `There, ${factor} went from ${before} to ${current}.`,
  alert: (alert) => `An open alert concerns this account: ${alert}.`,
  trackingAlert: (alert) =>
    `Look at the measurement before the ads: an open alert says that conversions may not be recorded (${alert}).`,
  fewConversions: 'There are few conversions in these windows, so read this with care.',
  noComparison: (account, measure) =>
    `In ${account}, ${measure} cannot be compared: it is not known in both windows.`,
  unchanged: (account, measure, current) => `In ${account}, ${measure} stayed at ${current}.`,
  figure: (measure, value) => `${measure} ${value}`,
  figuresOf: (entity) => `For ${entity}:`,
  ranked: (entity, figures) => `- ${entity}: ${figures}`,
  rankedBy: (measure) => `Sorted by ${measure}:`,
  more: 'There are more; ask for a campaign or an account by name to narrow it down.',
  noData: 'There are no figures for that yet: nothing was synced or imported for these days.',
  suggestions: (count) => `Open suggestions: ${count}. The most valuable come first:`,
  noSuggestions: 'No suggestion is open. Nothing needs your signature right now.',
  alerts: (count) => `Open alerts: ${count}. The gravest come first:`,
  alertLine: (alert, severity, since) => `- ${alert}: severity ${severity}, seen since ${since}`,
  noAlerts: 'No alert is open.',
  ahead: 'These campaigns spend faster than their budget allows:',
  onPace: 'No running campaign spends faster than its budget allows. The ones closest to it:',
  pacingLine: ({ campaign, perDay, budget, use, month, projection }) =>
    `- ${campaign}: ${perDay} a day against a daily budget of ${budget} (${use}); this month so far ${month}, by its end about ${projection} at this pace`,
  noBudgets: 'No running campaign has a daily budget of its own, so there is no pace to hold it against.',
  structure: 'This is what there is, running campaigns first:',
  structureLine: (entity, budget, paused) =>
    `- ${entity}${paused ? ' (paused)' : ''}${budget === null ? '' : `: daily or lifetime budget ${budget}`}`,
  accountLine: (account, through) => `- ${account}: figures through ${through}`,
  ledger: 'The last entries of the ledger, newest first:',
  ledgerLine: (action, at) => `- ${action}: ${at}`,
  noLedger: 'The ledger holds nothing you may see yet: nothing was changed through Adwright.',
  cannotChange:
    'I can only read, so I changed nothing. A change is made from a suggestion or a draft that you approve.',
  whichOne: (names) => `Which of these do you mean: ${names}?`,
  whichMeasure: 'Which figure do you mean: spend, conversions, cost per conversion, or return on ad spend?',
  documentsSay: (passages) => `Your documents say: ${passages}`,
  documentsSilent: 'Your documents do not tell.',
  unclear:
    'I am not sure what to look up. Ask me why a figure changed, how much was spent in a week or a month, which campaigns do best or worst, what to change today, whether anything is wrong, or whether budgets are on pace.',
  volume: ({ bought, before, current, rose }) =>
    `It bought ${rose ? 'more' : 'less'}: ${bought} went from ${before} to ${current}.`,
  ratesSteady: 'The rates hardly moved, so this is demand or delivery, not the ads and not the measurement.',
  alertHere: (alert) => `An open alert is about it: ${alert}.`,
  leads: ({ name, measure, lower }) => `\n${name} has the ${lower ? 'lower' : 'higher'} figure: ${measure}.`,
  wasted: 'This cost money and brought no conversion:',
  noWaste: 'Nothing that cost money went without a conversion in these days.',
  outside: (count) => `Changes made outside Adwright: ${count}. Newest first:`,
  happened: {
    bid: 'bid changed',
    budget: 'budget changed',
    name: 'renamed',
    created: 'created',
    removed: 'removed',
    enabled: 'switched on',
    paused: 'paused',
    other: 'settings changed',
  },
  outsideLine: ({ entity, what, from, to, at, person }) =>
    `- ${entity}: ${what}${from && to ? ` from ${from} to ${to}` : ''}, ${at}${person ? `, by ${person}` : ''}`,
  noOutside: 'No change outside Adwright was seen.',
};
