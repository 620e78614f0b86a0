import type { Campaign } from '@adwright/contracts';
import { formatMoney, microsPer } from '../../shared/format/money.js';
import { formatCount, formatPercent, percentOf } from '../../shared/format/number.js';
import { t } from '../../shared/messages/message.js';
import { Section } from '../../shared/ui/section.js';
import classes from './campaigns.module.css';

/** The campaign's figures over the window, in one line. */
export function CampaignFigures({ campaign }: { readonly campaign: Campaign }) {
  const { totals, currency, budget } = campaign;
  const figures = [
    ...(budget === null
      ? []
      : [
          {
            name: budget.period === 'daily' ? t('field.budget.daily') : t('field.budget.lifetime'),
            value: formatMoney(budget.amount.micros, budget.amount.currency),
          },
        ]),
    { name: t('metric.cost'), value: formatMoney(totals.costMicros, currency) },
    { name: t('metric.impressions'), value: formatCount(totals.impressions) },
    { name: t('metric.clicks'), value: formatCount(totals.clicks) },
    { name: t('metric.ctr'), value: formatPercent(percentOf(totals.clicks, totals.impressions)) },
    { name: t('metric.cpc'), value: formatMoney(microsPer(totals.costMicros, totals.clicks), currency) },
    { name: t('metric.conversions'), value: formatCount(totals.conversions) },
    { name: t('metric.cpa'), value: formatMoney(microsPer(totals.costMicros, totals.conversions), currency) },
  ];
  return (
    <Section flush>
      <div className={classes.figures}>
        {figures.map(({ name, value }) => (
          <div key={name}>
            <div className={classes.figureName}>{name}</div>
            <div className={classes.figureValue}>{value}</div>
          </div>
        ))}
      </div>
    </Section>
  );
}
