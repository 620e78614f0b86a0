import type { ConversationMessage, Language, Measure } from '@adwright/contracts';

/** What an answer has to say about a cause that was planted in the demo's worlds (sandbox/STORIES.md). */
export interface Story {
  readonly name: string;
  readonly asked: Readonly<Record<Language, string>>;
  /** Names that have to stand in the answer. */
  readonly names: readonly RegExp[];
  /** The factor that has to be told as the first cause. */
  readonly factor?: Measure;
  /** Kinds of alerts that have to be pointed to; an empty list: none may be. */
  readonly alerts?: readonly string[];
}

export const stories: readonly Story[] = [
  {
    name: 'broken tracking behind a dearer conversion',
    asked: {
      en: 'Why did CPA rise last week?',
      de: 'Warum ist der CPA letzte Woche gestiegen?',
      fr: 'Pourquoi le CPA a-t-il augmenté la semaine dernière ?',
      es: '¿Por qué subió el CPA la semana pasada?',
    },
    names: [/^Fahrradhaus Lindwurm$/, /Ersatzteil-Shop$/],
    factor: 'cvr',
    alerts: ['conversion_tracking_broken'],
  },
  {
    name: 'broken tracking, asked about its campaign',
    asked: {
      en: 'Why did conversions of Ersatzteil-Shop fall in the last 7 days?',
      de: 'Wieso sind die Conversions von Ersatzteil-Shop in den letzten 7 Tagen eingebrochen?',
      fr: 'Pourquoi les conversions de Ersatzteil-Shop ont-elles chuté sur les 7 derniers jours ?',
      es: '¿Por qué cayeron las conversiones de Ersatzteil-Shop en los últimos 7 días?',
    },
    names: [/Ersatzteil-Shop$/],
    factor: 'cvr',
    alerts: ['conversion_tracking_broken'],
  },
  {
    name: 'a season that is no fault',
    asked: {
      en: 'Why did clicks of Kinderfahrräder fall in the last 14 days?',
      de: 'Warum sind die Klicks von Kinderfahrräder in den letzten 14 Tagen gesunken?',
      fr: 'Pourquoi les clics de Kinderfahrräder ont-ils baissé sur les 14 derniers jours ?',
      es: '¿Por qué bajaron los clics de Kinderfahrräder en los últimos 14 días?',
    },
    names: [/Kinderfahrräder$/],
    factor: 'cost',
    alerts: [],
  },
  {
    name: 'a season in an account in yen',
    asked: {
      en: 'Why did clicks of ギフト fall in the last 14 days?',
      de: 'Warum sind die Klicks von ギフト in den letzten 14 Tagen gesunken?',
      fr: 'Pourquoi les clics de ギフト ont-ils baissé sur les 14 derniers jours ?',
      es: '¿Por qué bajaron los clics de ギフト en los últimos 14 días?',
    },
    names: [/ギフト$/],
    factor: 'cost',
    alerts: [],
  },
  {
    name: 'a tired creative',
    asked: {
      en: 'Why did CPA rise at Lindwurm Bikes US in the last 30 days?',
      de: 'Warum ist der CPA bei Lindwurm Bikes US in den letzten 30 Tagen gestiegen?',
      fr: 'Pourquoi le CPA de Lindwurm Bikes US a-t-il augmenté sur les 30 derniers jours ?',
      es: '¿Por qué subió el CPA de Lindwurm Bikes US en los últimos 30 días?',
    },
    names: [/^Lindwurm Bikes US$/, /Prospecting \| US$/],
    factor: 'ctr',
  },
  {
    name: 'terms that never buy',
    asked: {
      en: 'Which search terms of Fahrradhaus Lindwurm cost money without any conversions?',
      de: 'Welche Suchbegriffe von Fahrradhaus Lindwurm kosten Geld ohne Conversions?',
      fr: 'Quels termes de recherche de Fahrradhaus Lindwurm gaspillent de l’argent ?',
      es: '¿Qué términos de búsqueda de Fahrradhaus Lindwurm desperdician dinero?',
    },
    names: [/kostenlos|gebraucht|entsorgen|basteln|selber|anleitung/],
  },
  {
    name: 'a winner that its budget limits',
    asked: {
      en: 'What should I change at Fahrradhaus Lindwurm today?',
      de: 'Was soll ich heute bei Fahrradhaus Lindwurm ändern?',
      fr: 'Que dois-je changer aujourd’hui chez Fahrradhaus Lindwurm ?',
      es: '¿Qué debo cambiar hoy en Fahrradhaus Lindwurm?',
    },
    names: [/E-Bikes/],
  },
  {
    name: 'a campaign that ran ahead of its budget',
    asked: {
      en: 'Is anything wrong with Lastenräder?',
      de: 'Stimmt etwas nicht mit Lastenräder?',
      fr: 'Y a-t-il un problème avec Lastenräder ?',
      es: '¿Hay algún problema con Lastenräder?',
    },
    names: [/Lastenräder/],
  },
  {
    name: 'changes made outside',
    asked: {
      en: 'What was changed outside Adwright?',
      de: 'Was wurde außerhalb von Adwright geändert?',
      fr: 'Qu’est-ce qui a été modifié hors d’Adwright ?',
      es: '¿Qué se cambió fuera de Adwright?',
    },
    names: [/^Inspektion & Reparatur$/, /^Parents, cargo interest$/, /^jan\.petersen@/, /^sam@/],
  },
  {
    name: 'an account in which nothing is planted',
    asked: {
      en: 'Is anything wrong with Maple & Pine Dental?',
      de: 'Stimmt bei Maple & Pine Dental etwas nicht?',
      fr: 'Y a-t-il un problème avec Maple & Pine Dental ?',
      es: '¿Hay algún problema con Maple & Pine Dental?',
    },
    names: [],
    alerts: [],
  },
];

/** What is missing of a story in an answer; empty when it is told right. */
export function missingOf(story: Story, answer: ConversationMessage): string[] {
  const shown = new Set(
    answer.segments.flatMap((segment) => (segment.type === 'entity' ? [segment.id] : [])),
  );
  const mentions = answer.mentions.filter(({ id }) => shown.has(id));
  const missing = story.names
    .filter((name) => !mentions.some((mention) => name.test(mention.name)))
    .map((name) => `name ${name.source}`);
  const order = answer.segments.flatMap((segment) => (segment.type === 'fact' ? [segment.id] : []));
  const effects = order.flatMap((id) =>
    answer.facts.filter((fact) => fact.id === id && fact.side === 'effect'),
  );
  if (story.factor !== undefined && effects[0]?.measure !== story.factor)
    missing.push(`first cause ${story.factor}, told ${effects[0]?.measure ?? 'none'}`);
  const alerts = mentions.filter(({ kind }) => kind === 'alert').map(({ state }) => state ?? '');
  for (const kind of story.alerts ?? []) if (!alerts.includes(kind)) missing.push(`alert ${kind}`);
  if (story.alerts?.length === 0 && alerts.length > 0) missing.push(`no alert, told ${alerts.join(', ')}`);
  return missing;
}
