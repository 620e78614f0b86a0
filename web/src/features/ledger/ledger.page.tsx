import { exportLedger } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { IconDownload, IconLink } from '@tabler/icons-react';
import { usePeople } from '../../shared/hooks/use-people.js';
import { useSearchParam } from '../../shared/hooks/use-search-param.js';
import { t } from '../../shared/messages/message.js';
import { useMe } from '../../shared/session/use-me.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { LoadMore } from '../../shared/ui/load-more.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Notice } from '../../shared/ui/notice.js';
import { Page } from '../../shared/ui/page.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { Section } from '../../shared/ui/section.js';
import { useLedger } from './api/list-ledger.js';
import { useVerifyLedger } from './api/verify-ledger.js';
import classes from './ledger.module.css';
import { LedgerEntryRow } from './ledger-entry-row.js';
import { VerifyResult } from './verify-panel.js';

function Head() {
  return (
    <div className={`${classes.row} ${classes.head}`} aria-hidden>
      <span>{t('ledger.seq')}</span>
      <span>{t('ledger.kind')}</span>
      <span className={classes.wide}>{t('ledger.actor')}</span>
      <span className={classes.wide}>{t('ledger.at')}</span>
      <span className={classes.wide}>{t('ledger.hash')}</span>
    </div>
  );
}

/** The append-only record, with a proof of it and a copy to keep. */
export function LedgerPage() {
  const [actionId, setActionId] = useSearchParam('action');
  const { data: me } = useMe();
  const ledger = useLedger(actionId);
  const verify = useVerifyLedger();
  const people = usePeople();
  // A link cannot carry a header, so the download names its workspace in the address.
  const exportUrl = `/api${exportLedger.path}?workspaceId=${me?.current?.workspaceId ?? ''}`;
  return (
    <Page
      title={t('ledger.title')}
      lead={t('ledger.lead')}
      actions={
        <>
          <Button
            leftSection={<IconLink size={14} aria-hidden />}
            onClick={() => verify.mutate()}
            disabled={verify.isPending}
          >
            {verify.isPending ? t('ledger.verifying') : t('ledger.verify')}
          </Button>
          <Button
            component="a"
            href={exportUrl}
            download
            leftSection={<IconDownload size={14} aria-hidden />}
          >
            {t('ledger.export')}
          </Button>
        </>
      }
    >
      {verify.error && <ProblemNotice error={verify.error} what={t('ledger.verifyFailed')} />}
      {verify.data && <VerifyResult result={verify.data} />}
      {actionId !== null && (
        <Notice
          title={t('ledger.onlyAction')}
          actions={<Button onClick={() => setActionId(null)}>{t('ledger.showAll')}</Button>}
        />
      )}
      <Section flush>
        <Loaded
          query={ledger}
          loading={<LoadingRows label={t('ledger.loading')} rows={12} />}
          failed={t('ledger.failed')}
        >
          {(entries) =>
            entries.length === 0 ? (
              <EmptyState title={t('ledger.emptyTitle')}>{t('ledger.emptyText')}</EmptyState>
            ) : (
              <>
                <Head />
                <ul className={classes.list} aria-label={t('ledger.title')}>
                  {entries.map((entry) => (
                    <LedgerEntryRow key={entry.seq} entry={entry} people={people} />
                  ))}
                </ul>
                <LoadMore
                  shown={entries.length}
                  hasMore={ledger.hasMore}
                  loading={ledger.loadingMore}
                  onMore={ledger.loadMore}
                />
              </>
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}
