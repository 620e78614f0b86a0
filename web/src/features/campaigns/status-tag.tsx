import type { EntityStatus } from '@adwright/contracts';
import { ABSENT } from '../../shared/format/locale.js';
import { label } from '../../shared/messages/message.js';
import classes from './campaigns.module.css';

/** A status in words with a mark; running is the normal case and stays quiet. */
export function StatusTag({ status }: { readonly status: EntityStatus | null }) {
  if (status === null) return <span>{ABSENT}</span>;
  return (
    <span className={classes.status} data-status={status}>
      {label('status', status)}
    </span>
  );
}
