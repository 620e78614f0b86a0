import { useCallback, useEffect, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { t } from '../../shared/messages/message.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { useBeginDraft } from './api/drafts.js';

/** Begins a conversation with a draft and goes there: any place can link to it. */
export function NewDraftPage() {
  const [params] = useSearchParams();
  const account = params.get('account');
  const navigate = useNavigate();
  const { mutate, error } = useBeginDraft();
  const begun = useRef(false);
  const begin = useCallback(
    () => mutate({ adAccountId: account }, { onSuccess: (id) => navigate(`/chat/${id}`, { replace: true }) }),
    [mutate, navigate, account],
  );
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    begin();
  }, [begin]);
  return (
    <Page title={t('drafts.new')}>
      {error ? (
        <ProblemNotice error={error} what={t('drafts.beginFailed')} onRetry={begin} />
      ) : (
        <LoadingBlock label={t('drafts.beginning')} height={240} />
      )}
    </Page>
  );
}
