import { Button } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useGuardrails } from '../../shared/hooks/use-guardrails.js';
import { usePutGuardrails } from '../../shared/hooks/use-put-guardrails.js';
import { t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { notifyDone, notifyFailed } from '../../shared/ui/notify.js';
import classes from './stop-banner.module.css';

/** Above every view while nothing is sent to any platform; an admin can start writes again from here. */
export function StopBanner() {
  const { data } = useGuardrails();
  const canStart = useCan('admin');
  const put = usePutGuardrails();
  if (data === undefined || !(data.writesStopped || data.stoppedByOperator)) return null;
  const { stoppedByOperator, ...guardrails } = data;
  const start = (): void => {
    put.mutate(
      { ...guardrails, writesStopped: false },
      {
        onSuccess: () => notifyDone(t('stop.started')),
        onError: (error) => notifyFailed(t('stop.startFailed'), error),
      },
    );
  };
  return (
    <div className={classes.banner} role="status">
      <IconHandStop size={16} aria-hidden />
      <span className={classes.title}>{t('stop.banner')}</span>
      <span className={classes.text}>
        {stoppedByOperator ? t('stop.bannerOperator') : t('stop.bannerText')}
      </span>
      {canStart && !stoppedByOperator && (
        <Button onClick={start} disabled={put.isPending}>
          {t('stop.start')}
        </Button>
      )}
    </div>
  );
}
