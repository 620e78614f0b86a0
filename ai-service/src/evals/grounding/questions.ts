import type { MetricMeasure, ReadToolName } from '@adwright/contracts';

/** What a question has to be answered from: the tool, and what its query has to hold. */
export interface Meant {
  readonly tool: ReadToolName;
  readonly measure?: MetricMeasure;
  readonly window?: Readonly<Record<string, unknown>>;
  readonly dimension?: string;
  readonly platform?: string;
  /** The name of the account or campaign it is narrowed to; absent when to none. */
  readonly place?: string;
  readonly unconverted?: boolean;
}

export interface Question {
  readonly meant: Meant;
  /** Turns of one conversation; the last one is judged. */
  readonly turns: readonly string[];
  readonly language: 'en' | 'de' | 'fr' | 'es';
  readonly split: 'dev' | 'test';
}

const preset = (name: string) => ({ preset: name });
const metrics = (
  measure: MetricMeasure,
  window: Record<string, unknown>,
  more: Partial<Meant> = {},
): Meant => ({
  tool: 'metrics',
  measure,
  window,
  ...more,
});
const compare = (
  measure: MetricMeasure,
  window: Record<string, unknown>,
  more: Partial<Meant> = {},
): Meant => ({
  tool: 'compare',
  measure,
  window,
  ...more,
});
const EBIKES = 'Suche | E-Bikes';
const CARGO = 'Suche | Lastenräder';
const SHOP = 'Fahrradhaus Lindwurm';
const US = 'Lindwurm Bikes US';
const MAPLE = 'Maple & Pine Dental';

/** Fifty askings in four languages and many styles; `/` parts the turns of a conversation. */
const rows: readonly (readonly [Meant, en: string, de: string, fr: string, es: string])[] = [
  [
    metrics('cost', preset('last_week')),
    'How much did we spend last week?',
    'Wie viel haben wir letzte Woche ausgegeben?',
    'Combien avons-nous dépensé la semaine dernière ?',
    '¿Cuánto hemos gastado la semana pasada?',
  ],
  [
    metrics('cost', preset('yesterday')),
    'spend yesterday',
    'ausgaben gestern',
    'dépenses hier',
    'gasto ayer',
  ],
  [
    metrics('conversions', preset('last_month')),
    'HOW MANY CONVERSIONS LAST MONTH???',
    'WIE VIELE CONVERSIONS LETZTEN MONAT???',
    'COMBIEN DE CONVERSIONS LE MOIS DERNIER ???',
    '¿¿¿CUÁNTAS CONVERSIONES EL MES PASADO???',
  ],
  [
    metrics('cpa', preset('this_month')),
    'Could you tell me what a conversion costs us this month, i.e. the CPA?',
    'Können Sie mir sagen, wie hoch der CPA diesen Monat ist?',
    'Pourriez-vous me dire quel est le CPA ce mois-ci ?',
    '¿Podría decirme cuál es el CPA este mes?',
  ],
  [
    metrics('clicks', { lastDays: 10 }),
    'Number of clicks over the last 10 days please',
    'Anzahl der Klicks in den letzten 10 Tagen bitte',
    'Le nombre de clics sur les 10 derniers jours svp',
    'Número de clics de los últimos 10 días por favor',
  ],
  [
    metrics('roas', preset('last_30_days')),
    'our roas for the last 30 days',
    'unser roas der letzten 30 tage',
    'notre roas des 30 derniers jours',
    'nuestro roas de los últimos 30 días',
  ],
  [
    metrics('ctr', preset('last_7_days')),
    'What was the click rate in the past 7 days?',
    'Wie war die Klickrate in den letzten 7 Tagen?',
    'Quel a été le taux de clic sur les 7 derniers jours ?',
    '¿Cuál fue la tasa de clics en los últimos 7 días?',
  ],
  [
    metrics('cvr', preset('last_14_days')),
    'conversion rate, last 2 weeks',
    'Conversion-Rate, letzte 2 Wochen',
    'taux de conversion, 2 dernières semaines',
    'tasa de conversión, últimas 2 semanas',
  ],
  [
    metrics('impressions', { month: 10 }),
    'How many impressions did we get in October?',
    'Wie viele Impressionen hatten wir im Oktober?',
    'Combien d’impressions avons-nous eues en octobre ?',
    '¿Cuántas impresiones tuvimos en octubre?',
  ],
  [
    metrics('cpc', preset('last_week')),
    'cost per click last week?',
    'Klickpreis letzte Woche?',
    'coût par clic la semaine dernière ?',
    '¿coste por clic la semana pasada?',
  ],
  [
    metrics('cost', preset('last_week'), { place: EBIKES }),
    'How much did the E-Bikes campaign spend last week?',
    'Wie viel hat die Kampagne E-Bikes letzte Woche ausgegeben?',
    'Combien la campagne E-Bikes a-t-elle dépensé la semaine dernière ?',
    '¿Cuánto gastó la campaña E-Bikes la semana pasada? gasto',
  ],
  [
    metrics('conversions', preset('last_30_days'), { place: CARGO }),
    'conversions of Lastenräder in the last 30 days',
    'Conversions von Lastenräder in den letzten 30 Tagen',
    'conversions de Lastenräder sur les 30 derniers jours',
    'conversiones de Lastenräder en los últimos 30 días',
  ],
  [
    metrics('clicks', preset('last_month'), { place: US }),
    'Clicks at Lindwurm Bikes US last month',
    'Klicks bei Lindwurm Bikes US letzten Monat',
    'Clics chez Lindwurm Bikes US le mois dernier',
    'Clics en Lindwurm Bikes US el mes pasado',
  ],
  [
    metrics('cpa', preset('last_week'), { place: MAPLE }),
    'What is the cost per lead of Maple & Pine Dental last week?',
    'Wie hoch sind die Kosten pro Lead bei Maple & Pine Dental letzte Woche?',
    'Quel est le coût par prospect de Maple & Pine Dental la semaine dernière ?',
    '¿Cuál es el coste por lead de Maple & Pine Dental la semana pasada?',
  ],
  [
    metrics('cost', preset('last_month'), { platform: 'google' }),
    'What did we spend on Google last month?',
    'Was haben wir letzten Monat bei Google ausgegeben?',
    'Qu’avons-nous dépensé sur Google le mois dernier ?',
    '¿Qué hemos gastado en Google el mes pasado?',
  ],
  [
    metrics('clicks', preset('last_week'), { platform: 'meta' }),
    'clicks on facebook last week',
    'klicks auf facebook letzte woche',
    'clics sur facebook la semaine dernière',
    'clics en facebook la semana pasada',
  ],
  [
    metrics('cpa', preset('last_30_days'), { dimension: 'campaign' }),
    'Which campaigns have the worst CPA?',
    'Welche Kampagnen haben den schlechtesten CPA?',
    'Quelles campagnes ont le pire CPA ?',
    '¿Qué campañas tienen el peor CPA?',
  ],
  [
    metrics('conversions', preset('last_month'), { dimension: 'campaign' }),
    'top campaigns by conversions last month',
    'beste Kampagnen nach Conversions letzten Monat',
    'meilleures campagnes en conversions le mois dernier',
    'mejores campañas por conversiones el mes pasado',
  ],
  [
    metrics('cost', preset('last_30_days'), { dimension: 'search_term' }),
    'Which search terms cost the most?',
    'Welche Suchbegriffe kosten am meisten?',
    'Quels termes de recherche coûtent le plus ? dépenses',
    '¿Qué términos de búsqueda tienen más gasto?',
  ],
  [
    metrics('cost', preset('last_30_days'), { dimension: 'search_term', unconverted: true }),
    'which search terms just waste our money',
    'welche suchbegriffe verschwenden nur unser geld',
    'quels termes de recherche gaspillent notre argent',
    'qué términos de búsqueda desperdician nuestro dinero',
  ],
  [
    metrics('clicks', preset('last_30_days'), { dimension: 'keyword' }),
    'Which keywords bring the most clicks?',
    'Welche Keywords bringen die meisten Klicks?',
    'Quels mots clés apportent le plus de clics ?',
    '¿Qué palabras clave traen más clics?',
  ],
  [
    metrics('cost', preset('last_week'), { dimension: 'account' }),
    'Which account had the highest spend last week?',
    'Welches Konto hatte letzte Woche die höchsten Ausgaben?',
    'Quel compte a eu le plus de dépenses la semaine dernière ?',
    '¿Qué cuenta tuvo el mayor gasto la semana pasada?',
  ],
  [
    metrics('cost', preset('last_week'), { dimension: 'day' }),
    'Spend by day last week',
    'Ausgaben pro Tag letzte Woche',
    'Dépenses par jour la semaine dernière',
    'Gasto por día la semana pasada',
  ],
  [
    metrics('conversions', preset('last_month'), { dimension: 'week' }),
    'conversions by week last month',
    'Conversions pro Woche letzten Monat',
    'conversions par semaine le mois dernier',
    'conversiones por semana el mes pasado',
  ],
  [
    metrics('clicks', preset('last_90_days'), { dimension: 'month' }),
    'clicks per month, last 3 months',
    'Klicks pro Monat, letzte 3 Monate',
    'clics par mois, 3 derniers mois',
    'clics por mes, últimos 3 meses',
  ],
  [
    compare('cpa', preset('last_week')),
    'Why did CPA rise last week?',
    'Warum ist der CPA letzte Woche gestiegen?',
    'Pourquoi le CPA a-t-il augmenté la semaine dernière ?',
    '¿Por qué subió el CPA la semana pasada?',
  ],
  [
    compare('conversions', preset('last_week')),
    'Whats the reason conversions dropped last week',
    'Woran liegt es, dass die Conversions letzte Woche gesunken sind?',
    'Pour quelle raison les conversions ont-elles baissé la semaine dernière ?',
    '¿A qué se debe que bajaran las conversiones la semana pasada?',
  ],
  [
    compare('clicks', preset('last_14_days'), { place: 'Suche | Kinderfahrräder' }),
    'Why did clicks of Kinderfahrräder fall in the last 14 days?',
    'Wieso sind die Klicks von Kinderfahrräder in den letzten 14 Tagen gefallen?',
    'Pourquoi les clics de Kinderfahrräder ont-ils chuté sur les 14 derniers jours ?',
    '¿Por qué cayeron los clics de Kinderfahrräder en los últimos 14 días?',
  ],
  [
    compare('cost', preset('last_week'), { place: SHOP }),
    'Explain why the spend of Fahrradhaus Lindwurm changed last week',
    'Erkläre, warum sich die Ausgaben von Fahrradhaus Lindwurm letzte Woche geändert haben',
    'Explique pourquoi les dépenses de Fahrradhaus Lindwurm ont changé la semaine dernière',
    'Explica por qué cambió el gasto de Fahrradhaus Lindwurm la semana pasada',
  ],
  [
    compare('clicks', preset('last_7_days')),
    'Compare clicks of the last 7 days with the days before',
    'Vergleiche die Klicks der letzten 7 Tage mit den Tagen davor',
    'Compare les clics des 7 derniers jours avec les jours précédents',
    'Compara los clics de los últimos 7 días con los días anteriores',
  ],
  [
    metrics('clicks', preset('last_week'), { place: CARGO }),
    'Clicks of E-Bikes vs Lastenräder last week',
    'Klicks von E-Bikes und Lastenräder letzte Woche',
    'Clics de E-Bikes et Lastenräder la semaine dernière',
    'Clics de E-Bikes y Lastenräder la semana pasada',
  ],
  [
    metrics('cost', preset('last_month'), { platform: 'meta' }),
    'Compare Google and Meta last month',
    'Vergleiche Google und Meta letzten Monat',
    'Compare Google et Meta le mois dernier',
    'Compara Google y Meta el mes pasado',
  ],
  [
    { tool: 'suggestions' },
    'What should I change today?',
    'Was soll ich heute ändern?',
    'Que dois-je changer aujourd’hui ?',
    '¿Qué debo cambiar hoy?',
  ],
  [
    { tool: 'suggestions' },
    'any recommendations for me?',
    'irgendwelche Empfehlungen für mich?',
    'des recommandations pour moi ?',
    '¿alguna recomendación para mí?',
  ],
  [
    { tool: 'alerts' },
    'Is anything wrong?',
    'Stimmt etwas nicht?',
    'Y a-t-il un problème ? des alertes ?',
    '¿Hay algún problema? ¿alertas?',
  ],
  [
    { tool: 'alerts', place: SHOP },
    'Show me the alerts of Fahrradhaus Lindwurm',
    'Zeig mir die Warnungen von Fahrradhaus Lindwurm',
    'Montre-moi les alertes de Fahrradhaus Lindwurm',
    'Muéstrame las alertas de Fahrradhaus Lindwurm',
  ],
  [
    { tool: 'pacing' },
    'Are we over budget?',
    'Liegen wir über dem Budget?',
    'Sommes-nous au-dessus du budget ? quel rythme',
    '¿Nos pasamos del presupuesto?',
  ],
  [
    { tool: 'pacing' },
    'will the money run out before the end of the month',
    'reicht das Budget bis Monatsende',
    'le budget tiendra-t-il jusqu’à la fin du mois',
    'llegará el presupuesto a fin de mes',
  ],
  [
    { tool: 'outside_changes' },
    'What was changed outside Adwright?',
    'Was wurde außerhalb von Adwright geändert?',
    'Qu’est-ce qui a été modifié hors d’Adwright ?',
    '¿Qué se cambió fuera de Adwright?',
  ],
  [
    { tool: 'structure' },
    'List my campaigns',
    'Liste meine Kampagnen auf',
    'Liste mes campagnes',
    'Lista mis campañas',
  ],
  [
    { tool: 'structure' },
    'which accounts are there',
    'welche Konten gibt es',
    'quels comptes y a-t-il',
    'qué cuentas hay',
  ],
  [
    metrics('cost', preset('last_month')),
    'How much did we spend last week? / And last month?',
    'Wie viel haben wir letzte Woche ausgegeben? / Und letzten Monat?',
    'Combien avons-nous dépensé la semaine dernière ? / Et le mois dernier ?',
    '¿Cuánto hemos gastado la semana pasada? / ¿Y el mes pasado?',
  ],
  [
    metrics('clicks', preset('last_week')),
    'How much did we spend last week? / what about the clicks',
    'Wie viel haben wir letzte Woche ausgegeben? / und die Klicks',
    'Combien avons-nous dépensé la semaine dernière ? / et les clics',
    '¿Cuánto hemos gastado la semana pasada? / y los clics',
  ],
  [
    metrics('cost', preset('last_week'), { platform: 'google' }),
    'Spend last week? / What about Google?',
    'Ausgaben letzte Woche? / Und bei Google?',
    'Dépenses la semaine dernière ? / Et sur Google ?',
    '¿Gasto de la semana pasada? / ¿Y en Google?',
  ],
  [
    metrics('cost', preset('last_month'), { place: EBIKES }),
    'Spend of E-Bikes last week? / And last month?',
    'Ausgaben von E-Bikes letzte Woche? / Und letzten Monat?',
    'Dépenses de E-Bikes la semaine dernière ? / Et le mois dernier ?',
    '¿Gasto de E-Bikes la semana pasada? / ¿Y el mes pasado?',
  ],
  [
    metrics('clicks', preset('last_week'), { place: CARGO }),
    'Clicks of E-Bikes and Lastenräder last week / and E-Bikes alone? / and the other campaign?',
    'Klicks von E-Bikes und Lastenräder letzte Woche / und nur E-Bikes? / und für die andere Kampagne?',
    'Clics de E-Bikes et Lastenräder la semaine dernière / et E-Bikes seul ? / et l’autre campagne ?',
    'Clics de E-Bikes y Lastenräder la semana pasada / ¿y E-Bikes solo? / ¿y la otra campaña?',
  ],
  [
    metrics('cost', preset('last_month'), { dimension: 'campaign' }),
    'Spend last month? / by campaign?',
    'Ausgaben letzten Monat? / nach Kampagne?',
    'Dépenses le mois dernier ? / par campagne ?',
    '¿Gasto del mes pasado? / ¿por campaña?',
  ],
  [
    compare('cpa', preset('last_week'), { place: US }),
    'Why did CPA rise last week? / And at Lindwurm Bikes US?',
    'Warum stieg der CPA letzte Woche? / Und bei Lindwurm Bikes US?',
    'Pourquoi le CPA a-t-il augmenté la semaine dernière ? / Et chez Lindwurm Bikes US ?',
    '¿Por qué subió el CPA la semana pasada? / ¿Y en Lindwurm Bikes US?',
  ],
  [
    metrics('conversions', preset('last_week'), { place: CARGO }),
    'Converisons of Lastenrader last week',
    'Conversoins von Lastenräer letzte Woche',
    'Conversoins de Lastenraeder la semaine dernière',
    'Convesiones de Lastenrader la semana pasada',
  ],
  [
    metrics('impressions', preset('last_week'), { dimension: 'campaign' }),
    'Wich camapigns have the most imperssions last week',
    'Welche Kampangen haben die meisten Imperssionen letzte Woche',
    'Quelles campagens ont le plus d’imperssions la semaine dernière',
    'Qué camapñas tienen más impresiones la semana pasada',
  ],
];

const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;

/** Every second asking, in all its languages, is kept for the test: the engine was only ever bettered on the others. */
export const questions: readonly Question[] = rows.flatMap(([meant, ...texts], index) =>
  texts.map((text, at) => ({
    meant,
    turns: text.split(' / '),
    language: LANGUAGES[at] ?? 'en',
    split: index % 2 === 0 ? 'dev' : 'test',
  })),
);
