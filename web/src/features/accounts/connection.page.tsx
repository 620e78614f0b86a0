import type { Connection } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { useParams } from 'react-router-dom';
import { formatInstant } from '../../shared/format/date.js';
import { label, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Facts } from '../../shared/ui/facts.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Notice } from '../../shared/ui/notice.js';
import { notifyFailed } from '../../shared/ui/notify.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { Tag } from '../../shared/ui/tag.js';
import { AccountPicker } from './account-picker.js';
import { useConnection } from './api/get-connection.js';
import { useStartOAuth } from './api/start-oauth.js';
import { connectionTones } from './connection-table.js';
import { RenewToken } from './renew-token.js';
import { RevokeConnection } from './revoke-connection.js';
import { UsagePanel } from './usage-panel.js';

/** Leads back to the platform to renew this grant; asks for writing again when it had it. */
function ReconnectButton({ connection }: { readonly connection: Connection }) {
  const start = useStartOAuth();
  const { id, platform, environment, clientId } = connection;
  if (platform === 'files') return null;
  return (
    <Button
      variant="filled"
      disabled={start.isPending || start.isSuccess}
      onClick={() =>
        start.mutate(
          { platform, environment, clientId, connectionId: id, write: connection.missingScopes.length > 0 },
          { onError: (error) => notifyFailed(t('connect.failed'), error) },
        )
      }
    >
      {t('connections.reconnect')}
    </Button>
  );
}

/** The ways to renew: signing in again, or a token where the platform gives any. */
function Renewal({ connection }: { readonly connection: Connection }) {
  return (
    <>
      <ReconnectButton connection={connection} />
      <RenewToken connection={connection} />
    </>
  );
}

function Detail({ connection }: { readonly connection: Connection }) {
  const mayManage = useCan('admin');
  const { state, problem, scopes, missingScopes, expiresAt, createdAt } = connection;
  return (
    <>
      {problem !== null && (
        <Notice
          tone="late"
          title={t('connection.problem')}
          {...(mayManage ? { actions: <Renewal connection={connection} /> } : {})}
        >
          {problem}
        </Notice>
      )}
      {problem === null && connection.expiresSoon && (
        <Notice
          tone="late"
          title={t('connection.expirySoon')}
          {...(mayManage ? { actions: <Renewal connection={connection} /> } : {})}
        >
          {t('connection.expirySoonText', {
            date: expiresAt === null ? t('connections.noExpiry') : formatInstant(expiresAt),
          })}
        </Notice>
      )}
      <Section>
        <Facts
          items={[
            {
              name: t('connections.state'),
              value: <Tag tone={connectionTones[state]}>{label('connections.state', state)}</Tag>,
            },
            { name: t('connect.environment'), value: label('environment', connection.environment) },
            { name: t('connection.scopes'), value: scopes.join(', ') || t('common.none') },
            ...(missingScopes.length === 0
              ? []
              : [{ name: t('connection.missing'), value: missingScopes.join(', ') }]),
            {
              name: t('connections.expires'),
              value: expiresAt === null ? t('connections.noExpiry') : formatInstant(expiresAt),
            },
            { name: t('connection.created'), value: formatInstant(createdAt) },
          ]}
        />
      </Section>
      {state !== 'revoked' && connection.platform !== 'files' && <UsagePanel connectionId={connection.id} />}
      {mayManage && state === 'active' && <AccountPicker connectionId={connection.id} />}
    </>
  );
}

/** One grant: what it allows, whether it still works, and which accounts to take from it. */
export function ConnectionPage() {
  const { id = '' } = useParams();
  const query = useConnection(id);
  const mayManage = useCan('admin');
  return (
    <Page
      title={query.data?.name ?? t('connection.title')}
      back={{ to: '/accounts', label: t('accounts.title') }}
      actions={
        mayManage && query.data !== undefined && query.data.state !== 'revoked' ? (
          <RevokeConnection connectionId={id} />
        ) : null
      }
    >
      <Loaded
        query={query}
        loading={<LoadingBlock label={t('connection.loading')} height={220} />}
        failed={t('connection.failed')}
      >
        {(connection) => <Detail connection={connection} />}
      </Loaded>
    </Page>
  );
}
