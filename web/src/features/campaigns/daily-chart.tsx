import '@mantine/charts/styles.layer.css';
import type { DailyMetric } from '@adwright/contracts';
import { BarChart, LineChart } from '@mantine/charts';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { formatShortDate } from '../../shared/format/date.js';
import { formatAmount, formatMoney, microsToNumber } from '../../shared/format/money.js';
import { formatCount } from '../../shared/format/number.js';
import { t } from '../../shared/messages/message.js';
import classes from './campaigns.module.css';
import { DailyTable } from './daily-table.js';
import { sumTotals } from './totals.js';

/** A change by its account-local day. */
export interface ChangeMark {
  readonly date: string;
  readonly title: string;
  /** Made on the platform itself, not through Adwright. */
  readonly outside?: boolean;
}

interface DailyChartProps {
  readonly days: DailyMetric[];
  readonly currency: string;
  readonly marks: readonly ChangeMark[];
}

const COST_HEIGHT = 180;
const CONVERSIONS_HEIGHT = 110;
const AXIS_WIDTH = 56;
const MICROS = 1_000_000;

function axisAmount(value: number, currency: string): string {
  if (value === 0) return '0';
  return formatAmount(String(Math.round(value * MICROS)), currency, { whole: value >= 10 });
}

function sentence(days: readonly DailyMetric[], currency: string): string {
  const totals = sumTotals(days);
  const peak = days.reduce<DailyMetric | undefined>(
    (most, day) =>
      most === undefined || BigInt(day.costMicros ?? '0') > BigInt(most.costMicros ?? '0') ? day : most,
    undefined,
  );
  return t('campaign.chartSentence', {
    cost: formatMoney(totals.costMicros, currency),
    days: days.length,
    conversions: formatCount(totals.conversions),
    peakDay: peak === undefined ? '' : formatShortDate(peak.date),
    peak: formatMoney(peak?.costMicros ?? null, currency),
  });
}

function markList(marks: readonly ChangeMark[]): string {
  return marks.map(({ date, title }) => `${formatShortDate(date)} (${title})`).join(', ');
}

interface MarkNoteProps {
  readonly marks: readonly ChangeMark[];
  readonly text: `campaign.${'changesNote' | 'laterChangesNote' | 'outsideNote' | 'laterOutsideNote'}`;
}

function MarkNote({ marks, text }: MarkNoteProps) {
  if (marks.length === 0) return null;
  return <p className={classes.note}>{t(text, { days: markList(marks) })}</p>;
}

/** The sentence, then cost and conversions over the same days (each from zero, each named), then the table behind them. */
export function DailyChart({ days, currency, marks }: DailyChartProps) {
  const [open, { toggle }] = useDisclosure(false);
  const data = days.map(({ date, costMicros, conversions }) => ({
    date: formatShortDate(date),
    cost: microsToNumber(costMicros),
    conversions,
  }));
  const shownMarks = marks.filter(({ date }) => days.some((day) => day.date === date));
  // Today is not complete and so not drawn; a change made today must not be silent for that.
  const lastDay = days.at(-1)?.date ?? '';
  const laterMarks = marks.filter(({ date }) => date > lastDay);
  const lines = [...new Set(shownMarks.map(({ date }) => date))].map((date) => ({
    x: formatShortDate(date),
    color: 'var(--text-2)',
  }));
  const restated = days.filter(({ revisions }) => revisions > 0).map(({ date }) => formatShortDate(date));
  const shared = {
    data,
    dataKey: 'date',
    referenceLines: lines,
    tickLine: 'none' as const,
    gridColor: 'var(--grid)',
    textColor: 'var(--text-2)',
    withLegend: false,
    xAxisProps: { minTickGap: 24 },
  };
  return (
    <>
      <p className={classes.sentence}>{sentence(days, currency)}</p>
      <h3 className={classes.panelTitle} data-series="1">
        {t('campaign.costPerDay', { currency })}
      </h3>
      <BarChart
        h={COST_HEIGHT}
        series={[{ name: 'cost', label: t('metric.cost'), color: 'var(--series-1)' }]}
        valueFormatter={(value) => axisAmount(value, currency)}
        yAxisProps={{ width: AXIS_WIDTH, domain: [0, 'auto'] }}
        {...shared}
      />
      <h3 className={classes.panelTitle} data-series="2">
        {t('campaign.conversionsPerDay')}
      </h3>
      <LineChart
        h={CONVERSIONS_HEIGHT}
        series={[{ name: 'conversions', label: t('metric.conversions'), color: 'var(--series-2)' }]}
        valueFormatter={(value) => formatCount(value)}
        yAxisProps={{ width: AXIS_WIDTH, domain: [0, 'auto'], allowDecimals: false }}
        curveType="linear"
        withDots={false}
        connectNulls={false}
        {...shared}
      />
      <MarkNote marks={shownMarks.filter(({ outside }) => !outside)} text="campaign.changesNote" />
      <MarkNote marks={shownMarks.filter(({ outside }) => outside)} text="campaign.outsideNote" />
      <MarkNote marks={laterMarks.filter(({ outside }) => !outside)} text="campaign.laterChangesNote" />
      <MarkNote marks={laterMarks.filter(({ outside }) => outside)} text="campaign.laterOutsideNote" />
      {restated.length > 0 && (
        <p className={classes.note}>{t('campaign.restatedNote', { days: restated.join(', ') })}</p>
      )}
      <Button mt="sm" size="compact-sm" onClick={toggle} aria-expanded={open}>
        {open ? t('campaign.hideTable') : t('campaign.showTable')}
      </Button>
      {open && <DailyTable days={days} currency={currency} />}
    </>
  );
}
