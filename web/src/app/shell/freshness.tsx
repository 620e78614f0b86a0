import { Tooltip } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { Link } from 'react-router-dom';
import { formatDate } from '../../shared/format/date.js';
import { useToday } from '../../shared/hooks/use-today.js';
import { plural, t } from '../../shared/messages/message.js';
import classes from './shell.module.css';

/** How old the data is that everything on the screen rests on. */
export function Freshness() {
  const { data } = useToday();
  if (data === undefined) return null;
  // A file is as old as it is; only what is synced can fall behind.
  const known = data.accounts
    .filter(({ platform }) => platform !== 'files')
    .map(({ dataThrough }) => dataThrough)
    .filter((day) => day !== null);
  const oldest = known.reduce<string | null>(
    (least, day) => (least === null || day < least ? day : least),
    null,
  );
  const stale = data.accounts.filter((account) => account.stale).length;
  const text =
    stale > 0
      ? plural('frame.stale', stale)
      : oldest === null
        ? t('frame.noData')
        : t('frame.fresh', { date: formatDate(oldest) });
  return (
    <Tooltip label={t('frame.freshTip')}>
      <Link to="/accounts" className={classes.status} data-tone={stale > 0 ? 'late' : 'plain'}>
        <IconClock size={14} aria-hidden />
        {text}
      </Link>
    </Tooltip>
  );
}
