import { Button } from '@mantine/core';
import { toProblem } from '../api/problem.js';
import { t } from '../messages/message.js';
import { Notice } from './notice.js';
import classes from './notice.module.css';

interface ProblemNoticeProps {
  readonly error: Error;
  /** What did not happen, e.g. "The suggestions could not be loaded." */
  readonly what: string;
  readonly onRetry?: () => void;
}

/** A failed request in words: what did not happen, why, what the platform said, and the id to quote. */
export function ProblemNotice({ error, what, onRetry }: ProblemNoticeProps) {
  const problem = toProblem(error);
  const { vendor } = problem;
  return (
    <Notice
      tone={problem.transient ? 'late' : 'risk'}
      title={what}
      urgent
      {...(onRetry === undefined
        ? {}
        : { actions: <Button onClick={onRetry}>{t('common.tryAgain')}</Button> })}
    >
      {problem.detail}
      {problem.errors.map(({ field, message }) => (
        <div key={`${field}:${message}`}>
          <strong>{field}</strong>: {message}
        </div>
      ))}
      {vendor && (
        <div>
          {t('problem.vendor', { code: vendor.code, message: vendor.message ?? t('problem.noVendorText') })}
        </div>
      )}
      {problem.correlationId !== null && (
        <div className={classes.fine}>{t('problem.reference', { id: problem.correlationId })}</div>
      )}
    </Notice>
  );
}
