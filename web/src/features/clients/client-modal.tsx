import { type Client, currencySchema } from '@adwright/contracts';
import { Button, Checkbox, Group, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { t } from '../../shared/messages/message.js';
import { notifyDone } from '../../shared/ui/notify.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { useSaveClient } from './api/save-client.js';
import classes from './clients.module.css';

interface ClientModalProps {
  /** Null to add one. */
  readonly client: Client | null;
  readonly onClose: () => void;
}

export function ClientModal({ client, onClose }: ClientModalProps) {
  const save = useSaveClient(client?.id ?? null);
  const form = useForm({
    initialValues: {
      name: client?.name ?? '',
      currency: client?.currency ?? '',
      timeZone: client?.timeZone ?? null,
      archived: client !== null && client.archivedAt !== null,
    },
    validate: {
      name: (text) => (text.trim() === '' ? t('auth.required') : null),
      currency: (text) =>
        text === '' || currencySchema.safeParse(text.toUpperCase()).success
          ? null
          : t('clients.currencyFault'),
    },
  });
  const submit = form.onSubmit(({ name, currency, timeZone, archived }) =>
    save.mutate(
      { name: name.trim(), currency: currency === '' ? null : currency.toUpperCase(), timeZone, archived },
      {
        onSuccess: () => {
          notifyDone(t('clients.saved'));
          onClose();
        },
      },
    ),
  );
  return (
    <Modal opened onClose={onClose} title={client === null ? t('clients.new') : t('clients.editTitle')}>
      <form className={classes.form} onSubmit={submit}>
        {save.error && <ProblemNotice error={save.error} what={t('clients.saveFailed')} />}
        <TextInput label={t('common.name')} maxLength={120} data-autofocus {...form.getInputProps('name')} />
        <TextInput
          label={t('clients.currency')}
          description={t('clients.currencyNote')}
          maxLength={3}
          {...form.getInputProps('currency')}
        />
        <Select
          label={t('clients.zone')}
          data={Intl.supportedValuesOf('timeZone')}
          searchable
          clearable
          limit={50}
          {...form.getInputProps('timeZone')}
        />
        {client !== null && (
          <Checkbox label={t('clients.archive')} {...form.getInputProps('archived', { type: 'checkbox' })} />
        )}
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={save.isPending}>
            {save.isPending ? t('common.saving') : t('common.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
