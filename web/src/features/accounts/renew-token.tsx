import { type Connection, tokenPlatformSchema } from '@adwright/contracts';
import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { t } from '../../shared/messages/message.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import classes from './accounts.module.css';
import { useConnectWithToken } from './api/connect-with-token.js';
import { TokenInput } from './token-input.js';

/** Renews a connection with a token; nothing where the platform has none to give. */
export function RenewToken({ connection }: { readonly connection: Connection }) {
  const [opened, { open, close }] = useDisclosure(false);
  const connect = useConnectWithToken();
  const [token, setToken] = useState('');
  const [write, setWrite] = useState(true);
  const platform = tokenPlatformSchema.safeParse(connection.platform);
  if (!platform.success) return null;
  const finish = (): void => {
    setToken('');
    connect.reset();
    close();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { id, environment } = connection;
    connect.mutate(
      { platform: platform.data, environment, connectionId: id, write, token },
      { onSuccess: finish },
    );
  };
  return (
    <>
      <Button onClick={open}>{t('token.renew')}</Button>
      <Modal opened={opened} onClose={finish} title={t('token.renewTitle')}>
        <form className={classes.form} onSubmit={submit}>
          {connect.error && <ProblemNotice error={connect.error} what={t('token.failed')} />}
          <TokenInput value={token} onChange={setToken} />
          <Checkbox
            label={t('connect.write')}
            checked={write}
            onChange={({ currentTarget }) => setWrite(currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button onClick={finish}>{t('common.cancel')}</Button>
            <Button type="submit" variant="filled" disabled={connect.isPending || token.trim() === ''}>
              {connect.isPending ? t('token.checking') : t('token.go')}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
