import {
  type AdPlatform,
  adPlatformSchema,
  type Environment,
  environmentSchema,
  tokenPlatformSchema,
} from '@adwright/contracts';
import { Button, Checkbox, Group, Modal, Radio, Select, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useClients } from '../../shared/hooks/use-clients.js';
import { label, t } from '../../shared/messages/message.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import classes from './accounts.module.css';
import { useConnectWithToken } from './api/connect-with-token.js';
import { useStartOAuth } from './api/start-oauth.js';
import { TokenInput } from './token-input.js';

interface ConnectModalProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Which platform, which world, reading or also writing; then off to the platform's own sign-in, or with a pasted token. */
export function ConnectModal({ opened, onClose }: ConnectModalProps) {
  const start = useStartOAuth();
  const { data: clients } = useClients();
  const [platform, setPlatform] = useState<AdPlatform>('google');
  const [environment, setEnvironment] = useState<Environment>('sandbox');
  const [write, setWrite] = useState(false);
  const [clientId, setClientId] = useState<string | null>(null);
  const [pasting, setPasting] = useState(false);
  const [token, setToken] = useState('');
  const connect = useConnectWithToken();
  const navigate = useNavigate();
  const name = label('platform', platform);
  const takesToken = tokenPlatformSchema.safeParse(platform);
  const byToken = pasting && takesToken.success;
  const close = (): void => {
    setToken('');
    connect.reset();
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = { environment, write, ...(clientId === null ? {} : { clientId }) };
    if (!pasting || !takesToken.success) {
      start.mutate({ ...body, platform });
      return;
    }
    connect.mutate(
      { ...body, platform: takesToken.data, token },
      { onSuccess: ({ id }) => navigate(`/connections/${id}`) },
    );
  };
  const going = start.isPending || start.isSuccess;
  const choices = (clients?.items ?? []).map((client) => ({ value: client.id, label: client.name }));
  // Where there is one client, it is for that one; the API takes the oldest when none is named.
  const [only] = choices.length === 1 ? choices : [];
  return (
    <Modal opened={opened} onClose={close} title={t('connect.title')}>
      <form className={classes.form} onSubmit={submit}>
        <div>{byToken ? t('connect.tokenText') : t('connect.text')}</div>
        {connect.error && <ProblemNotice error={connect.error} what={t('token.failed')} />}
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
        {takesToken.success && (
          <Radio.Group
            label={t('connect.way')}
            value={pasting ? 'token' : 'sign_in'}
            onChange={(value) => setPasting(value === 'token')}
          >
            <Stack gap={6} mt={6}>
              <Radio value="sign_in" label={t('connect.signIn')} size="xs" />
              <Radio value="token" label={t('connect.token')} size="xs" />
            </Stack>
          </Radio.Group>
        )}
        {byToken && <TokenInput value={token} onChange={setToken} />}
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
          data={choices}
          value={clientId ?? only?.value ?? null}
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
          <Button onClick={close}>{t('common.cancel')}</Button>
          {byToken ? (
            <Button type="submit" variant="filled" disabled={connect.isPending || token.trim() === ''}>
              {connect.isPending ? t('token.checking') : t('token.go')}
            </Button>
          ) : (
            <Button type="submit" variant="filled" disabled={going}>
              {going ? t('connect.going', { platform: name }) : t('connect.go', { platform: name })}
            </Button>
          )}
        </Group>
      </form>
    </Modal>
  );
}
