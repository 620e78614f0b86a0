import { Button } from '@mantine/core';
import { Link } from 'react-router-dom';
import { AlertList } from '../../features/alerts/alert-list.js';
import { TopSuggestions } from '../../features/suggestions/top-suggestions.js';
import { AccountSpend } from '../../features/today/account-spend.js';
import { StakeFigures } from '../../features/today/stake-figures.js';
import { useToday } from '../../shared/hooks/use-today.js';
import { plural, t } from '../../shared/messages/message.js';
import { AskMenu } from '../../shared/ui/ask-menu.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import classes from './today.module.css';

function FirstSteps() {
  return (
    <Section>
      <EmptyState
        title={t('today.noAccountsTitle')}
        actions={
          <>
            <Button component={Link} to="/imports/new" variant="filled">
              {t('today.import')}
            </Button>
            <Button component={Link} to="/accounts">
              {t('today.connect')}
            </Button>
          </>
        }
      >
        {t('today.noAccountsText')}
      </EmptyState>
    </Section>
  );
}

/** What is at stake, what to decide first, what needs a look, and how fresh it all is. */
export function TodayPage() {
  const today = useToday();
  const waiting = today.data?.openSuggestions;
  const lead =
    waiting === undefined ? '' : waiting === 0 ? t('today.leadNone') : plural('today.lead', waiting);
  return (
    <Page
      title={t('today.title')}
      lead={lead}
      actions={<AskMenu questions={[t('ask.cpa'), t('ask.worst'), t('ask.pace'), t('ask.alerts')]} />}
    >
      <Loaded
        query={today}
        loading={<LoadingBlock label={t('today.loading')} height={92} />}
        failed={t('today.failed')}
      >
        {(data) => (data.accounts.length === 0 ? <FirstSteps /> : <StakeFigures today={data} />)}
      </Loaded>
      <div className={classes.columns}>
        <TopSuggestions />
        <AlertList />
      </div>
      {today.data !== undefined && today.data.accounts.length > 0 && (
        <AccountSpend accounts={today.data.accounts} />
      )}
    </Page>
  );
}
