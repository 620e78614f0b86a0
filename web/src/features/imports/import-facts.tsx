import type { Import } from '@adwright/contracts';
import { formatInstant, formatRange } from '../../shared/format/date.js';
import { levelName } from '../../shared/format/level.js';
import { ABSENT } from '../../shared/format/locale.js';
import { formatCount } from '../../shared/format/number.js';
import { label, t } from '../../shared/messages/message.js';
import { Facts } from '../../shared/ui/facts.js';
import { Section } from '../../shared/ui/section.js';

/** ISO 4217 for "no currency": what a file without amounts is given. */
const NO_CURRENCY = 'XXX';

/** What the file is: source, grain, period, currency, how many rows. */
export function ImportFacts({ data }: { readonly data: Import }) {
  const { platform, level, granularity, periodStart, periodEnd, rows, breakdown, exportedAt } = data;
  const items = [
    {
      name: t('import.source'),
      value: t('import.sourceLevel', {
        platform: label('platform', platform),
        level: levelName(level, platform).toLowerCase(),
      }),
    },
    { name: t('import.granularity'), value: t(`import.granularity.${granularity}`) },
    {
      name: t('import.covers'),
      value: periodStart === null || periodEnd === null ? ABSENT : formatRange(periodStart, periodEnd),
    },
    {
      name: t('import.currency'),
      value: data.currency === NO_CURRENCY ? t('import.noCurrency') : data.currency,
    },
    { name: t('import.timeZone'), value: data.timeZone },
    ...(breakdown === '' ? [] : [{ name: t('import.breakdown'), value: breakdown.replaceAll(',', ', ') }]),
    {
      name: t('import.rowsRead'),
      value: t('import.rowsText', {
        read: formatCount(rows.read),
        accepted: formatCount(rows.accepted),
        rejected: formatCount(rows.rejected),
      }),
    },
    ...(exportedAt === null ? [] : [{ name: t('import.exportedAt'), value: formatInstant(exportedAt) }]),
  ];
  return (
    <Section title={t('import.readAs')}>
      <Facts items={items} />
    </Section>
  );
}
