import { Link } from 'react-router-dom';
import { t } from '../../shared/messages/message.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { Page } from '../../shared/ui/page.js';

export function NotFoundPage() {
  return (
    <Page title={t('error.notFound.title')}>
      <EmptyState
        title={t('error.notFound.title')}
        actions={<Link to="/today">{t('error.notFound.home')}</Link>}
      >
        {t('error.notFound.detail')}
      </EmptyState>
    </Page>
  );
}
