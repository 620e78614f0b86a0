import { type AdPlatform, adPlatformSchema, type Environment, environmentSchema } from '@adwright/contracts';
import { Button, Checkbox, Group, Modal, Radio, Select, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useClients } from '../../shared/hooks/use-clients.js';
import { label, t } from '../../shared/messages/message.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import classes from './accounts.module.css';
import { useStartOAuth } from './api/start-oauth.js';

interface ConnectModalProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Which platform, which world, reading or also writing; then off to the platform's own sign-in. */
export function ConnectModal({ opened, onClose }: ConnectModalProps) {
  const start = useStartOAuth();
  const { data: clients } = useClients();
  const [platform, setPlatform] = useState<AdPlatform>('google');
  const [environment, setEnvironment] = useState<Environment>('sandbox');
  const [write, setWrite] = useState(false);
  const [clientId, setClientId] = useState<string | null>(null);
  const name = label('platform', platform);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    start.mutate({ platform, environment, write, ...(clientId === null ? {} : { clientId }) });
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('connect.title')}>
      <form className={classes.form} onSubmit={submit}>
        <div>{t('connect.text')}</div>
        {start.error && <ProblemNotice error={start.error} what={t('connect.failed')} />}
        <Radio.Group
          label={t('common.platform')}
          value={platform}
          onChange={(value) => setPlatform(adPlatformSchema.parse(value))}
        >
          <Group gap={16} mt={6}>
            {adPlatformSchema.options.map((value) => (
              <Radio key={value} value={value} label={label('platform', value)} size="xs" />
            ))}
          </Group>
        </Radio.Group>
        <Radio.Group
          label={t('connect.environment')}
          value={environment}
          onChange={(value) => setEnvironment(environmentSchema.parse(value))}
        >
          <Stack gap={6} mt={6}>
            <Radio value="sandbox" label={t('connect.sandbox')} size="xs" />
            <Radio value="live" label={t('connect.live')} size="xs" />
          </Stack>
        </Radio.Group>
        <Select
          label={t('common.client')}
          data={(clients?.items ?? []).map(({ id, name: text }) => ({ value: id, label: text }))}
          value={clientId}
          onChange={setClientId}
          clearable
        />
        <Checkbox
          label={t('connect.write')}
          description={t('connect.writeNote')}
          checked={write}
          onChange={({ currentTarget }) => setWrite(currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={start.isPending || start.isSuccess}>
            {start.isPending || start.isSuccess
              ? t('connect.going', { platform: name })
              : t('connect.go', { platform: name })}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
