import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { t } from '../../shared/messages/message.js';
import { notifyDone } from '../../shared/ui/notify.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { useCreateWorkspace } from '../api/create-workspace.js';

interface NewWorkspaceModalProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onMade: (workspaceId: string) => void;
}

export function NewWorkspaceModal({ opened, onClose, onMade }: NewWorkspaceModalProps) {
  const [name, setName] = useState('');
  const create = useCreateWorkspace();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate(name.trim(), {
      onSuccess: ({ workspaceId, workspaceName }) => {
        notifyDone(t('frame.workspaceMade', { name: workspaceName }));
        onClose();
        onMade(workspaceId);
      },
    });
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('frame.newWorkspace')}>
      <form onSubmit={submit}>
        {create.error && <ProblemNotice error={create.error} what={t('frame.workspaceFailed')} />}
        <TextInput
          label={t('frame.newWorkspaceName')}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          maxLength={120}
          data-autofocus
          required
        />
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={name.trim() === '' || create.isPending}>
            {create.isPending ? t('common.saving') : t('common.add')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
