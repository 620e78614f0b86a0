import type { Today } from '@adwright/contracts';
import { VisuallyHidden } from '@mantine/core';
import { ABSENT } from '../../shared/format/locale.js';
import { formatAmount, formatMoney, microsToNumber } from '../../shared/format/money.js';
import { formatChange, formatCount } from '../../shared/format/number.js';
import { t } from '../../shared/messages/message.js';
import classes from './stake-figures.module.css';

interface Figure {
  readonly value: string;
  readonly unit: string | null;
  readonly note: string;
}

const heads = [
  t('today.atStake'),
  t('today.spentToday'),
  t('today.spend7'),
  t('today.conversions7'),
] as const;

function conversions(spend: Today['spend'][number]): Figure {
  const { conversionsLast7Days: now, conversionsPrevious7Days: before } = spend;
  return {
    value: formatCount(now),
    unit: null,
    note:
      before === null
        ? t('today.noConversions')
        : t('today.conversionsBefore', { count: formatCount(before), change: formatChange(now, before) }),
  };
}

/** The four figures of one currency, in the order of the heads. */
function figuresOf(today: Today, currency: string): Figure[] {
  const budget = today.dailyBudget.find((money) => money.currency === currency);
  const spend = today.spend.find((sums) => sums.currency === currency);
  const stake = {
    value: budget === undefined ? ABSENT : formatAmount(budget.micros, currency),
    unit: currency,
    note: t('today.atStakeNote'),
  };
  if (spend === undefined) return [stake];
  return [
    stake,
    { value: formatAmount(spend.today, currency), unit: currency, note: t('today.todayNote') },
    {
      value: formatAmount(spend.last7Days, currency),
      unit: currency,
      note: t('today.spendBefore', {
        amount: formatMoney(spend.previous7Days, currency),
        change: formatChange(microsToNumber(spend.last7Days), microsToNumber(spend.previous7Days)),
      }),
    },
    conversions(spend),
  ];
}

/**
 * Money at stake, one row per currency: amounts of different currencies are never added. A single currency is written
 * large; several stay compact, so that the suggestions below keep their place on the first screen.
 */
export function StakeFigures({ today }: { readonly today: Today }) {
  const currencies = [
    ...new Set([...today.spend, ...today.dailyBudget].map(({ currency }) => currency)),
  ].sort();
  return (
    <section className={classes.card} data-compact={currencies.length > 1} aria-label={t('today.atStake')}>
      {currencies.map((currency) => (
        <div key={currency} className={classes.row}>
          {figuresOf(today, currency).map(({ value, unit, note }, index) => (
            <div key={heads[index]} className={classes.figure}>
              <div className={classes.name}>{heads[index]}</div>
              <div className={classes.value}>
                {value}
                {unit !== null && <span className={classes.unit}>{unit}</span>}
                <VisuallyHidden>, </VisuallyHidden>
              </div>
              <div className={classes.note}>{note}</div>
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}
