import { t } from '../../shared/messages/message.js';
import { ChoiceFilter } from '../../shared/ui/filters.js';
import { WINDOW_DAYS } from './use-window.js';

const options = WINDOW_DAYS.map((days) => ({
  value: String(days),
  label: t('campaigns.daysOf', { count: days }),
}));

/** Which days the totals cover. */
export function WindowFilter() {
  return (
    <ChoiceFilter
      name="days"
      label={t('campaigns.days')}
      placeholder={t('campaigns.daysDefault')}
      options={options}
    />
  );
}
