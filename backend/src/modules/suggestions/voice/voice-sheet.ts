import {
  type Condition,
  type Evidence,
  type Figure,
  proposalSchema,
  type Suggestion,
  type VoiceFact,
  type VoiceSheet,
  voiceFactSchema,
  voiceTopics,
} from '@adwright/contracts';

/** What a suggestion says of itself; see `toSuggestion`. */
export type Told = Pick<
  Suggestion,
  'rule' | 'entity' | 'adAccountId' | 'adAccountName' | 'currency' | 'change' | 'evidence' | 'impact' | 'risk'
> & { readonly conditions: readonly Condition[]; readonly direction: string };

/** A sheet before its passages were looked for. */
export type BareSheet = Omit<VoiceSheet, 'citations'>;

/** A model need not read a long table: rows of the first one that can be named. */
const ROWS = ['own', 'others'] as const;
const MOST_FACTS = 60;

/**
 * What a voice may refer to: the figures of the suggestion as they stand, and its names. Text of the judge is no fact, so
 * nothing a platform wrote can come in as a figure.
 */
export function voiceSheet(told: Told): BareSheet {
  const { rule, direction, entity, adAccountId, adAccountName, risk } = told;
  const facts = factsOf(told).slice(0, MOST_FACTS);
  return {
    rule,
    direction: proposalSchema.shape.direction.parse(direction),
    risk: risk.level,
    facts,
    mentions: [
      {
        id: 'c1.m1',
        kind: entity.level,
        entityId: entity.id,
        name: entity.name,
        parent: 'c1.m2',
        state: null,
      },
      { id: 'c1.m2', kind: 'account', entityId: adAccountId, name: adAccountName, parent: null, state: null },
    ],
  };
}

/** What is looked for in the documents: the entity by its name, and what would be changed. */
export function voiceQuery({ mentions, direction }: BareSheet): string {
  return [mentions[0]?.name ?? '', ...voiceTopics[direction]].join(' ').slice(0, 1000);
}

interface Candidate {
  readonly key: string;
  readonly label: string;
  readonly figure: Figure | null;
}

function factsOf(told: Told): VoiceFact[] {
  const candidates = [
    ...told.conditions.flatMap(({ name, label, value, threshold }): Candidate[] => [
      { key: name, label, figure: value },
      { key: `${name}.needed`, label: `${label}, needed`, figure: threshold },
    ]),
    ...ofChange(told),
    ...ofImpact(told),
    ...told.evidence.slice(0, 1).flatMap(ofEvidence),
  ];
  const facts: VoiceFact[] = [];
  for (const { key, label, figure } of candidates) {
    if (figure === null) continue;
    const fact = voiceFactSchema.safeParse({
      id: `c1.f${facts.length + 1}`,
      key,
      label: label.slice(0, 300),
      unit: figure.unit,
      value: figure.value,
      currency: figure.unit === 'micros' ? told.currency : null,
    });
    // Text, and what is no plain number, is nothing to refer to.
    if (fact.success) facts.push(fact.data);
  }
  return facts;
}

function ofChange({ change }: Told): Candidate[] {
  if (change?.kind !== 'set_budget' && change?.kind !== 'set_bid') return [];
  const what = change.kind === 'set_budget' ? 'Budget' : 'Bid';
  return [
    { key: 'before', label: `${what}, before the change`, figure: { unit: 'micros', value: change.from } },
    { key: 'after', label: `${what}, after the change`, figure: { unit: 'micros', value: change.to } },
  ];
}

function ofImpact({ impact }: Told): Candidate[] {
  if (impact === null) return [];
  const unit = impact.metric === 'cost' ? 'micros' : 'decimal';
  const what = impact.metric === 'cost' ? 'Cost a week' : 'Conversions a week';
  return (['low', 'high'] as const).map((end) => ({
    key: `impact_${end}.${impact.direction}`,
    label: `${what}, estimate, ${end}`,
    figure: { unit, value: impact[end] },
  }));
}

function ofEvidence({ from, to, columns, rows, title }: Evidence): Candidate[] {
  const window: Candidate[] = [
    { key: 'from', label: `${title}, first day`, figure: { unit: 'date', value: from } },
    { key: 'to', label: `${title}, last day`, figure: { unit: 'date', value: to } },
  ];
  // Rows of days or weeks are no sides of a comparison.
  if (columns[0]?.unit !== 'text') return window;
  const cells = ROWS.flatMap((side, row) =>
    columns.map(({ key, label, unit }, column): Candidate => {
      const value = rows[row]?.[column] ?? null;
      const of = rows[row]?.[0] ?? side;
      return {
        key: `${side}.${key}`,
        label: `${label}, ${of}`,
        figure: value === null ? null : { unit, value },
      };
    }),
  );
  return [...window, ...cells];
}
