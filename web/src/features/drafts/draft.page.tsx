import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router-dom';
import { t } from '../../shared/messages/message.js';
import { Page } from '../../shared/ui/page.js';
import { useDraft } from './api/drafts.js';
import { type BelowTexts, DraftPanel } from './draft-panel.js';

/** A draft on its own page, with the way back to its conversation. */
export function DraftPage({ belowTexts }: { readonly belowTexts: BelowTexts }) {
  const { id = '' } = useParams();
  const { data } = useDraft(id);
  const conversationId = data?.conversationId ?? null;
  return (
    <Page
      title={t('draft.title')}
      lead={t('draft.lead')}
      back={{ to: '/drafts', label: t('drafts.title') }}
      {...(conversationId === null
        ? {}
        : {
            actions: (
              <Button component={Link} to={`/chat/${conversationId}`} variant="default">
                {t('draft.conversation')}
              </Button>
            ),
          })}
    >
      <DraftPanel id={id} belowTexts={belowTexts} />
    </Page>
  );
}
