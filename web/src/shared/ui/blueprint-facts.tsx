import { campaignBlueprintSchema, type PlanChange } from '@adwright/contracts';
import { formatDate } from '../format/date.js';
import { formatMoney } from '../format/money.js';
import { label, t } from '../messages/message.js';
import classes from './plan-diff.module.css';

const countries = new Intl.DisplayNames(['en'], { type: 'region' });

function parsed(json: string | null) {
  try {
    return campaignBlueprintSchema.safeParse(JSON.parse(json ?? 'null')).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What a new campaign will be, line by line: the person signs all of it, not its name. */
export function BlueprintFacts({ change }: { readonly change: PlanChange }) {
  const blueprint = parsed(change.to);
  if (blueprint === null) return null;
  const { startDate, endDate, ageMin, ageMax, keywords, negativeKeywords } = blueprint;
  const words = (list: typeof keywords) =>
    list.map(({ text, matchType }) => `${text} (${label('match', matchType).toLowerCase()})`).join(' · ');
  const facts: readonly (readonly [string, string])[] = [
    [t('blueprint.budget'), formatMoney(blueprint.dailyBudgetMicros, change.currency ?? '')],
    [
      t('blueprint.places'),
      [
        ...blueprint.areas.map(({ name }) => name),
        ...blueprint.countries.map((code) => countries.of(code) ?? code),
      ].join(', '),
    ],
    [t('blueprint.start'), startDate === null ? t('blueprint.now') : formatDate(startDate)],
    [t('blueprint.end'), endDate === null ? t('blueprint.noEnd') : formatDate(endDate)],
    [t('blueprint.page'), blueprint.landingPage],
    ...(blueprint.gender === 'all'
      ? []
      : [[t('blueprint.gender'), label('blueprint.gender', blueprint.gender)] as const]),
    ...(ageMin === null && ageMax === null
      ? []
      : [[t('blueprint.ages'), `${ageMin ?? 13}–${ageMax ?? '65+'}`] as const]),
    ...(blueprint.languages.length === 0
      ? []
      : [[t('blueprint.languages'), blueprint.languages.join(', ')] as const]),
    ...(keywords.length === 0 ? [] : [[t('blueprint.keywords'), words(keywords)] as const]),
    ...(negativeKeywords.length === 0 ? [] : [[t('blueprint.negatives'), words(negativeKeywords)] as const]),
    [t('blueprint.headlines'), blueprint.headlines.join(' · ')],
    [t('blueprint.descriptions'), blueprint.descriptions.join(' · ')],
  ];
  return (
    <dl className={classes.blueprint}>
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
