import type { Today } from '@adwright/contracts';
import type { ReactNode } from 'react';
import { ABSENT } from '../../shared/format/locale.js';
import { formatAmount, formatMoney, microsToNumber } from '../../shared/format/money.js';
import { formatChange, formatCount } from '../../shared/format/number.js';
import { t } from '../../shared/messages/message.js';
import classes from './stake-figures.module.css';

interface FigureProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly unit?: string;
  readonly note: string;
}

function Figure({ name, value, unit, note }: FigureProps) {
  return (
    <div className={classes.figure}>
      <div className={classes.name}>{name}</div>
      <div className={classes.value}>
        {value}
        {unit !== undefined && <span className={classes.unit}>{unit}</span>}
      </div>
      <div className={classes.note}>{note}</div>
    </div>
  );
}

function CurrencyFigures({ today, currency }: { readonly today: Today; readonly currency: string }) {
  const budget = today.dailyBudget.find((money) => money.currency === currency);
  const spend = today.spend.find((sums) => sums.currency === currency);
  return (
    <section className={classes.grid} aria-label={currency}>
      <Figure
        name={t('today.atStake')}
        value={budget === undefined ? ABSENT : formatAmount(budget.micros, currency)}
        unit={currency}
        note={t('today.atStakeNote')}
      />
      {spend !== undefined && (
        <>
          {spend.today !== null && (
            <Figure
              name={t('today.spentToday')}
              value={formatAmount(spend.today, currency)}
              unit={currency}
              note={t('today.todayNote')}
            />
          )}
          <Figure
            name={t('today.spend7')}
            value={formatAmount(spend.last7Days, currency)}
            unit={currency}
            note={t('today.spendBefore', {
              amount: formatMoney(spend.previous7Days, currency),
              change: formatChange(microsToNumber(spend.last7Days), microsToNumber(spend.previous7Days)),
            })}
          />
          <Figure
            name={t('today.conversions7')}
            value={formatCount(spend.conversionsLast7Days)}
            note={
              spend.conversionsPrevious7Days === null
                ? t('today.noConversions')
                : t('today.conversionsBefore', {
                    count: formatCount(spend.conversionsPrevious7Days),
                    change: formatChange(spend.conversionsLast7Days, spend.conversionsPrevious7Days),
                  })
            }
          />
        </>
      )}
    </section>
  );
}

/** Money at stake, one band of figures per currency: amounts of different currencies are never added. */
export function StakeFigures({ today }: { readonly today: Today }) {
  const currencies = [
    ...new Set([...today.spend, ...today.dailyBudget].map(({ currency }) => currency)),
  ].sort();
  return currencies.map((currency) => <CurrencyFigures key={currency} today={today} currency={currency} />);
}
