import type { AdAccount } from '@adwright/contracts';
import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useClients } from '../../shared/hooks/use-clients.js';
import { t } from '../../shared/messages/message.js';
import { notifyDone } from '../../shared/ui/notify.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import classes from './accounts.module.css';
import { useUpdateAccount } from './api/update-ad-account.js';

interface EditAccountModalProps {
  readonly account: AdAccount;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function EditAccountModal({ account, opened, onClose }: EditAccountModalProps) {
  const update = useUpdateAccount(account.id);
  const { data: clients } = useClients();
  const [name, setName] = useState(account.name);
  const [clientId, setClientId] = useState<string | null>(account.clientId);
  const [conversionGoal, setConversionGoal] = useState(account.conversionGoal);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    update.mutate(
      {
        name: name.trim(),
        ...(clientId === null || clientId === account.clientId ? {} : { clientId }),
        ...(conversionGoal.trim() === account.conversionGoal
          ? {}
          : { conversionGoal: conversionGoal.trim() }),
      },
      {
        onSuccess: () => {
          notifyDone(t('account.saved'));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('account.edit')}>
      <form className={classes.form} onSubmit={submit}>
        {update.error && <ProblemNotice error={update.error} what={t('account.saveFailed')} />}
        <TextInput
          label={t('common.name')}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          maxLength={120}
          required
        />
        <Select
          label={t('common.client')}
          data={(clients?.items ?? []).map(({ id, name: text }) => ({ value: id, label: text }))}
          value={clientId}
          onChange={setClientId}
        />
        <TextInput
          label={t('account.goal')}
          value={conversionGoal}
          onChange={({ currentTarget }) => setConversionGoal(currentTarget.value)}
          maxLength={200}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={update.isPending || name.trim() === ''}>
            {update.isPending ? t('common.saving') : t('common.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
