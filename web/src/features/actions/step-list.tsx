import type { Action } from '@adwright/contracts';
import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { formatClock } from '../../shared/format/date.js';
import { label, t } from '../../shared/messages/message.js';
import classes from './step-list.module.css';

type Step = Action['steps'][number];

function Mark({ state }: { readonly state: Step['state'] }) {
  if (state === 'done') return <IconCheck size={12} stroke={3} aria-hidden />;
  if (state === 'failed') return <IconX size={12} stroke={3} aria-hidden />;
  if (state === 'skipped') return <IconMinus size={12} stroke={3} aria-hidden />;
  return null;
}

/** The way of one change, step by step; a step that is running says so in words too. */
export function StepList({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className={classes.list} aria-label={t('action.steps')} aria-live="polite">
      {steps.map(({ name, state, detail, at }) => (
        <li
          key={name}
          className={classes.step}
          data-state={state}
          data-verified={name === 'read_back' && state === 'done'}
        >
          <span className={classes.mark}>
            <Mark state={state} />
          </span>
          <span>
            <span className={classes.name}>{label('action.step', name)}</span>
            <VisuallyHidden>: {label('action.stepState', state)}</VisuallyHidden>
            {detail !== null && <div className={classes.detail}>{detail}</div>}
          </span>
          {at !== null && (
            <time className={classes.time} dateTime={at}>
              {formatClock(at)}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}
