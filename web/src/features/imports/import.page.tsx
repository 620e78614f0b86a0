import type { Import } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router-dom';
import { formatCount } from '../../shared/format/number.js';
import { plural, t } from '../../shared/messages/message.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Notice } from '../../shared/ui/notice.js';
import { Page } from '../../shared/ui/page.js';
import { isRunning, useImport } from './api/get-import.js';
import { ColumnTable } from './column-table.js';
import { ImportErrors } from './import-errors.js';
import { ImportFacts } from './import-facts.js';
import { ImportTotals } from './import-totals.js';

function Outcome({ data }: { readonly data: Import }) {
  const { state, changed, error, adAccountId } = data;
  if (isRunning(state))
    return <Notice title={t('import.resultRunning')}>{t('import.resultRunningText')}</Notice>;
  if (error !== null) {
    return (
      <Notice tone="risk" urgent title={t('import.errorTitle')}>
        <div>{error.message}</div>
        {error.remedy !== null && <div>{error.remedy}</div>}
      </Notice>
    );
  }
  if (state !== 'done') return null;
  const same = changed.added === 0 && changed.restated === 0;
  return (
    <Notice
      title={same ? t('import.resultSame') : t('import.resultDone')}
      actions={
        <>
          <Button component={Link} to="/suggestions">
            {t('import.seeSuggestions')}
          </Button>
          {adAccountId !== null && (
            <Button component={Link} to={`/accounts/${adAccountId}`}>
              {t('import.openAccount')}
            </Button>
          )}
        </>
      }
    >
      {t('import.resultText', {
        added: formatCount(changed.added),
        restated: formatCount(changed.restated),
        unchanged: formatCount(changed.unchanged),
      })}
      {changed.older > 0 && <div>{plural('import.resultOlder', changed.older)}</div>}
    </Notice>
  );
}

/** What one import brought. */
export function ImportPage() {
  const { id = '' } = useParams();
  const query = useImport(id);
  return (
    <Page
      title={query.data?.fileName ?? t('imports.title')}
      back={{ to: '/imports', label: t('imports.title') }}
    >
      <Loaded
        query={query}
        loading={<LoadingBlock label={t('import.resultLoading')} height={320} />}
        failed={t('import.resultFailed')}
      >
        {(data) => (
          <>
            <Outcome data={data} />
            <ImportFacts data={data} />
            <ImportTotals data={data} />
            <ImportErrors data={data} />
            <ColumnTable data={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
