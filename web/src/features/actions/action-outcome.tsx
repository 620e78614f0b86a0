import type { Action } from '@adwright/contracts';
import { formatInstant } from '../../shared/format/date.js';
import { t } from '../../shared/messages/message.js';
import { Notice } from '../../shared/ui/notice.js';

/** The outcome in one sentence; after a failure with the platform's own words and what to do. */
export function ActionOutcome({ action }: { readonly action: Action }) {
  const { state, error } = action;
  if (state === 'applied') return <Notice tone="verified" title={t('action.verifiedTitle')} />;
  if (state === 'undone') return <Notice title={t('action.undoneTitle')} />;
  if (error === null) return null;
  const unknown = state === 'unknown';
  return (
    <Notice
      tone={unknown ? 'late' : 'risk'}
      urgent
      title={unknown ? t('action.errorUnknownTitle') : t('action.errorTitle')}
    >
      <div>{error.message}</div>
      {error.remedy !== null && <div>{error.remedy}</div>}
      {error.vendorCode !== null && <div>{t('action.errorVendor', { code: error.vendorCode })}</div>}
      {error.traceId !== null && <div>{t('action.errorTrace', { id: error.traceId })}</div>}
      {error.retryAt !== null && <div>{t('action.errorRetry', { time: formatInstant(error.retryAt) })}</div>}
    </Notice>
  );
}
