import type { Phrases } from './phrases.js';

export const german: Phrases = {
  measures: {
    cost: 'Ausgaben',
    impressions: 'Impressionen',
    clicks: 'Klicks',
    conversions: 'Conversions',
    value: 'Conversion-Wert',
    cpm: 'Preis der Impressionen (CPM)',
    cpc: 'Klickpreis (CPC)',
    cpa: 'Kosten pro Conversion (CPA)',
    ctr: 'Klickrate (CTR)',
    cvr: 'Conversion-Rate (CVR)',
    roas: 'Ertrag der Werbeausgaben (ROAS)',
    value_per_conversion: 'Wert je Conversion',
    mix: 'Mischung der Kampagnen',
  },
  window: (from, to) => `Von ${from} bis ${to}:`,
  moved: ({ account, measure, rose, before, current, change }) =>
    `In ${account}: ${measure} von ${before} auf ${current} ${rose ? 'gestiegen' : 'gesunken'} (${change}).`,
  windows: ({ from, to, beforeFrom, beforeTo }) =>
    `Verglichen werden ${from} bis ${to} mit ${beforeFrom} bis ${beforeTo}.`,
  notAsAsked: (rose) =>
    rose ? 'Es ist nicht gesunken, sondern gestiegen.' : 'Es ist nicht gestiegen, sondern gesunken.',
  cause: ({ factor, before, current, effect }) =>
    `Hauptursache: ${factor}, von ${before} auf ${current}; das allein ergibt ${effect}.`,
  mixCause: (effect) =>
    `Hauptursache ist die Mischung: Geld ist zwischen Kampagnen gewandert, deren Conversions verschieden teuer sind; das allein ergibt ${effect}.`,
  spendCause: ({ before, current, effect }) =>
    `Hauptursache sind die Ausgaben selbst, von ${before} auf ${current}; das allein ergibt ${effect}.`,
  also: (factor, effect) => `Dazu kommt: ${factor} mit ${effect}.`,
  against: (factor, effect) => `In die andere Richtung wirkt: ${factor} mit ${effect}.`,
  part: ({ campaign, effect }) => `Das meiste kommt von ${campaign} (${effect}).`,
  partFactor: ({ factor, before, current }) => `Dort: ${factor} von ${before} auf ${current}.`,
  alert: (alert) => `Zu diesem Konto ist eine Warnung offen: ${alert}.`,
  trackingAlert: (alert) =>
    `Prüfen Sie die Messung vor den Anzeigen: Laut einer offenen Warnung werden Conversions vielleicht nicht erfasst (${alert}).`,
  fewConversions: 'In diesen Zeiträumen gibt es wenige Conversions, also mit Vorsicht zu lesen.',
  noComparison: (account, measure) =>
    `In ${account} ist kein Vergleich möglich: ${measure} ist nicht für beide Zeiträume bekannt.`,
  unchanged: (account, measure, current) => `In ${account}: ${measure} unverändert bei ${current}.`,
  figure: (measure, value) => `${measure} ${value}`,
  figuresOf: (entity) => `Für ${entity}:`,
  ranked: (entity, figures) => `- ${entity}: ${figures}`,
  rankedBy: (measure) => `Sortiert nach: ${measure}.`,
  more: 'Es gibt noch mehr; nennen Sie eine Kampagne oder ein Konto, um es einzugrenzen.',
  noData: 'Dazu gibt es noch keine Zahlen: Für diese Tage wurde nichts synchronisiert oder importiert.',
  suggestions: (count) => `Offene Vorschläge: ${count}. Die wertvollsten zuerst:`,
  noSuggestions: 'Es ist kein Vorschlag offen. Gerade braucht nichts Ihre Unterschrift.',
  alerts: (count) => `Offene Warnungen: ${count}. Die schwersten zuerst:`,
  alertLine: (alert, severity, since) => `- ${alert}: Schwere ${severity}, gesehen seit ${since}`,
  noAlerts: 'Es ist keine Warnung offen.',
  ahead: 'Diese Kampagnen geben schneller aus, als ihr Budget erlaubt:',
  onPace: 'Keine laufende Kampagne gibt schneller aus, als ihr Budget erlaubt. Am nächsten daran sind:',
  pacingLine: ({ campaign, perDay, budget, use, month, projection }) =>
    `- ${campaign}: ${perDay} am Tag bei einem Tagesbudget von ${budget} (${use}); diesen Monat bisher ${month}, bis zum Ende bei diesem Tempo etwa ${projection}`,
  noBudgets: 'Keine laufende Kampagne hat ein eigenes Tagesbudget, an dem sich ein Tempo messen ließe.',
  structure: 'Das gibt es, laufende Kampagnen zuerst:',
  structureLine: (entity, budget, paused) =>
    `- ${entity}${paused ? ' (pausiert)' : ''}${budget === null ? '' : `: Budget ${budget}`}`,
  accountLine: (account, through) => `- ${account}: Zahlen bis ${through}`,
  ledger: 'Die letzten Einträge im Protokoll, neueste zuerst:',
  ledgerLine: (action, at) => `- ${action}: ${at}`,
  noLedger: 'Das Protokoll enthält noch nichts, was Sie sehen dürfen: Über Adwright wurde nichts geändert.',
  cannotChange:
    'Ich kann nur lesen und habe nichts geändert. Eine Änderung entsteht aus einem Vorschlag oder Entwurf, den Sie freigeben.',
  whichOne: (names) => `Was davon meinen Sie: ${names}?`,
  whichMeasure: 'Welche Zahl meinen Sie: Ausgaben, Conversions, Kosten pro Conversion oder ROAS?',
  documentsSay: (passages) => `In Ihren Unterlagen steht: ${passages}`,
  documentsSilent: 'Ihre Unterlagen sagen dazu nichts.',
  unclear:
    'Ich bin nicht sicher, was ich nachsehen soll. Fragen Sie, warum sich eine Zahl geändert hat, wie viel in einer Woche oder einem Monat ausgegeben wurde, welche Kampagnen am besten oder schlechtesten laufen, was heute zu ändern ist, ob etwas nicht stimmt oder ob die Budgets im Plan sind.',
  volume: ({ bought, before, current, rose }) =>
    `Dafür gab es ${rose ? 'mehr' : 'weniger'}: ${bought} von ${before} auf ${current}.`,
  ratesSteady:
    'Die Raten haben sich kaum bewegt: Das ist Nachfrage oder Auslieferung, weder die Anzeigen noch die Messung.',
  alertHere: (alert) => `Dazu ist eine Warnung offen: ${alert}.`,
  leads: ({ name, measure, lower }) => `\n${lower ? 'Niedriger' : 'Höher'} liegt ${name}: ${measure}.`,
  wasted: 'Das hat Geld gekostet und keine Conversion gebracht:',
  noWaste: 'Nichts, was in diesen Tagen Geld gekostet hat, blieb ohne Conversion.',
  outside: (count) => `Änderungen außerhalb von Adwright: ${count}. Neueste zuerst:`,
  happened: {
    bid: 'Gebot geändert',
    budget: 'Budget geändert',
    name: 'umbenannt',
    created: 'angelegt',
    removed: 'entfernt',
    enabled: 'eingeschaltet',
    paused: 'pausiert',
    other: 'Einstellungen geändert',
  },
  outsideLine: ({ entity, what, from, to, at, person }) =>
    `- ${entity}: ${what}${from && to ? ` von ${from} auf ${to}` : ''}, ${at}${person ? `, von ${person}` : ''}`,
  noOutside: 'Außerhalb von Adwright wurde keine Änderung gesehen.',
};
