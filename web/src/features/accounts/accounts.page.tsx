import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'react-router-dom';
import { useAdAccounts } from '../../shared/hooks/use-ad-accounts.js';
import { useSearchParam } from '../../shared/hooks/use-search-param.js';
import { t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Notice } from '../../shared/ui/notice.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { AccountTable } from './account-table.js';
import classes from './accounts.module.css';
import { useConnections } from './api/list-connections.js';
import { ConnectModal } from './connect-modal.js';
import { ConnectionTable } from './connection-table.js';

/** Where the data comes from: ad accounts and the connections behind them. */
export function AccountsPage() {
  const accounts = useAdAccounts();
  const connections = useConnections();
  const mayConnect = useCan('admin');
  const [connecting, { open, close }] = useDisclosure(false);
  // The way back from a platform that refused carries the reason in words.
  const [refusal] = useSearchParam('message');
  const connectButton = mayConnect ? <Button onClick={open}>{t('connections.connect')}</Button> : null;
  return (
    <Page title={t('accounts.title')} lead={t('accounts.lead')} actions={connectButton}>
      {refusal !== null && (
        <Notice tone="risk" urgent title={t('connect.failedBack')}>
          {refusal}
        </Notice>
      )}
      <Section title={t('accounts.list')} flush>
        <Loaded
          query={accounts}
          loading={<LoadingRows label={t('accounts.loading')} rows={5} />}
          failed={t('accounts.failed')}
        >
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState
                title={t('accounts.emptyTitle')}
                actions={
                  <Button component={Link} to="/imports/new">
                    {t('imports.new')}
                  </Button>
                }
              >
                {t('accounts.emptyText')}
              </EmptyState>
            ) : (
              <AccountTable accounts={items} />
            )
          }
        </Loaded>
      </Section>
      <Section title={t('connections.list')} note={t('connections.note')} flush>
        <Loaded
          query={connections}
          loading={<LoadingRows label={t('connections.loading')} rows={3} />}
          failed={t('connections.failed')}
        >
          {({ items }) =>
            items.length === 0 ? (
              <p className={classes.none}>{t('connections.empty')}</p>
            ) : (
              <ConnectionTable connections={items} />
            )
          }
        </Loaded>
      </Section>
      <ConnectModal opened={connecting} onClose={close} />
    </Page>
  );
}
