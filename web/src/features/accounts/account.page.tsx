import type { AdAccount } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router-dom';
import { formatDate } from '../../shared/format/date.js';
import { label, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Age } from '../../shared/ui/age.js';
import { AskMenu, questionsAbout } from '../../shared/ui/ask-menu.js';
import { CopyValue } from '../../shared/ui/copy-value.js';
import { Facts } from '../../shared/ui/facts.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import classes from './accounts.module.css';
import { useAccount } from './api/get-ad-account.js';
import { EditAccountModal } from './edit-account-modal.js';
import { JudgedPanel } from './judged-panel.js';
import { ReconciliationPanel } from './reconciliation-panel.js';
import { SyncPanel } from './sync-panel.js';

function AccountFacts({ account }: { readonly account: AdAccount }) {
  const { connectionId, capabilities, environment, lastSyncedAt } = account;
  return (
    <Section title={t('account.facts')}>
      <Facts
        items={[
          { name: t('common.client'), value: account.clientName },
          {
            name: t('account.externalId'),
            value: <CopyValue value={account.externalId} label={t('account.externalId')} />,
          },
          { name: t('account.currency'), value: account.currency },
          { name: t('account.zone'), value: account.timeZone },
          ...(environment === null
            ? []
            : [{ name: t('account.environment'), value: label('environment', environment) }]),
          { name: t('account.goal'), value: account.conversionGoal },
          { name: t('accounts.through'), value: formatDate(account.dataThrough) },
          {
            name: t('accounts.synced'),
            value: lastSyncedAt === null ? t('common.never') : <Age at={lastSyncedAt} />,
          },
          {
            name: t('account.can'),
            value: account.writable
              ? capabilities
                  .filter((capability) => capability !== 'search_terms.read')
                  .map((capability) => label('capability', capability))
                  .join(', ')
              : t('account.canNothing'),
          },
          ...(connectionId === null
            ? []
            : [
                {
                  name: t('account.connection'),
                  value: <Link to={`/connections/${connectionId}`}>{t('account.openConnection')}</Link>,
                },
              ]),
        ]}
      />
    </Section>
  );
}

interface AccountPageProps {
  /** What other features have to say of the account. */
  readonly aside: (account: AdAccount) => ReactNode;
}

/** One ad account: what it is, how it is synced, what was judged in it. */
export function AccountPage({ aside }: AccountPageProps) {
  const { id = '' } = useParams();
  const query = useAccount(id);
  const mayEdit = useCan('admin');
  const [editing, { open, close }] = useDisclosure(false);
  const { data } = query;
  return (
    <Page
      title={data?.name ?? t('common.account')}
      back={{ to: '/accounts', label: t('accounts.title') }}
      {...(data === undefined ? {} : { lead: label('platform', data.platform) })}
      actions={
        <>
          {data !== undefined && <AskMenu questions={questionsAbout(data.name)} />}
          <Button component={Link} to={`/campaigns?account=${id}`}>
            {t('account.campaigns')}
          </Button>
          <Button component={Link} to={`/suggestions?account=${id}`}>
            {t('account.suggestions')}
          </Button>
          {mayEdit && data !== undefined && <Button onClick={open}>{t('common.edit')}</Button>}
        </>
      }
    >
      <Loaded
        query={query}
        loading={<LoadingBlock label={t('account.loading')} height={360} />}
        failed={t('account.failed')}
      >
        {(account) => (
          <>
            <div className={classes.layout}>
              <JudgedPanel adAccountId={account.id} currency={account.currency} />
              <div>
                <SyncPanel account={account} />
                {aside(account)}
                <AccountFacts account={account} />
              </div>
            </div>
            {account.connectionId !== null && <ReconciliationPanel account={account} />}
            <EditAccountModal
              key={`${account.id}:${editing}`}
              account={account}
              opened={editing}
              onClose={close}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}
