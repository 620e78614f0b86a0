import { Button, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from 'react-router-dom';
import { t } from '../../shared/messages/message.js';
import { notifyDone } from '../../shared/ui/notify.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { useDeleteConnection } from './api/delete-connection.js';

export function RevokeConnection({ connectionId }: { readonly connectionId: string }) {
  const [asking, { open, close }] = useDisclosure(false);
  const remove = useDeleteConnection(connectionId);
  const navigate = useNavigate();
  const confirm = (): void => {
    remove.mutate(undefined, {
      onSuccess: () => {
        notifyDone(t('connection.deleted'));
        void navigate('/accounts');
      },
    });
  };
  return (
    <>
      <Button onClick={open}>{t('connection.delete')}</Button>
      <Modal opened={asking} onClose={close} title={t('connection.deleteTitle')}>
        {remove.error && <ProblemNotice error={remove.error} what={t('connection.deleteFailed')} />}
        <p>{t('connection.deleteText')}</p>
        <Group justify="flex-end" mt="md">
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button variant="filled" disabled={remove.isPending} onClick={confirm}>
            {t('connection.deleteConfirm')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
