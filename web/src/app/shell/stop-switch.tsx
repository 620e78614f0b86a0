import { Button, Group, Modal, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHandStop } from '@tabler/icons-react';
import { useGuardrails } from '../../shared/hooks/use-guardrails.js';
import { t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { notifyDone, notifyFailed } from '../../shared/ui/notify.js';
import { useStopWrites } from '../api/stop-writes.js';

/** Stops every change of the workspace; offered to whoever may change something. */
export function StopSwitch() {
  const { data } = useGuardrails();
  const canStop = useCan('analyst');
  const stop = useStopWrites();
  const [asking, { open, close }] = useDisclosure(false);
  if (data === undefined || data.writesStopped || data.stoppedByOperator || !canStop) return null;
  const confirm = (): void => {
    stop.mutate(undefined, {
      onSuccess: () => notifyDone(t('stop.stopped')),
      onError: (error) => notifyFailed(t('stop.stopFailed'), error),
      onSettled: close,
    });
  };
  return (
    <>
      <Tooltip label={t('stop.tip')}>
        <Button
          onClick={open}
          leftSection={<IconHandStop size={14} aria-hidden />}
          variant="subtle"
          color="gray"
        >
          {t('stop.stop')}
        </Button>
      </Tooltip>
      <Modal opened={asking} onClose={close} title={t('stop.confirmTitle')}>
        <p>{t('stop.confirmText')}</p>
        <Group justify="flex-end" mt="md">
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button variant="filled" disabled={stop.isPending} onClick={confirm} data-autofocus>
            {t('stop.stop')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
