import { Tooltip } from '@mantine/core';
import { useLiveStore } from '../../shared/live/live.store.js';
import { t } from '../../shared/messages/message.js';
import classes from './shell.module.css';

/** Whether changes arrive by themselves, in a word and a dot. */
export function LiveIndicator() {
  const state = useLiveStore((store) => store.state);
  return (
    <Tooltip label={t(`frame.live.${state}Tip`)}>
      <span
        className={classes.status}
        role="status"
        aria-label={t(`frame.live.${state}Tip`)}
        data-tone={state === 'reconnecting' ? 'late' : 'plain'}
      >
        <span className={classes.dot} data-state={state} aria-hidden />
        <span className={classes.hidePhone}>{t(`frame.live.${state}`)}</span>
      </span>
    </Tooltip>
  );
}
