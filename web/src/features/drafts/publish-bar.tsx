import type { CampaignDraft } from '@adwright/contracts';
import { Button, Group } from '@mantine/core';
import { Link } from 'react-router-dom';
import { label, t } from '../../shared/messages/message.js';
import { notifyDone, notifyFailed } from '../../shared/ui/notify.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { Tag } from '../../shared/ui/tag.js';
import { useDiscardDraft, usePublishDraft, useReopenDraft } from './api/drafts.js';
import classes from './drafts.module.css';
import { publishText } from './slot-text.js';

interface PublishBarProps {
  readonly draft: CampaignDraft;
  readonly mayEdit: boolean;
}

function Discard({ draft }: { readonly draft: CampaignDraft }) {
  const discard = useDiscardDraft(draft.id);
  return (
    <Button
      variant="subtle"
      disabled={discard.isPending}
      onClick={() =>
        discard.mutate(undefined, {
          onSuccess: () => notifyDone(t('draft.discarded')),
          onError: (error) => notifyFailed(t('draft.discardFailed'), error),
        })
      }
    >
      {t('draft.discard')}
    </Button>
  );
}

/** What still has to be done, in one sentence; null when it can be published. */
function waitsFor({ faults, unconfirmed }: CampaignDraft): string | null {
  const missing = [...new Set(faults.map(({ slot }) => slot))].map((slot) => label('draft.slot', slot));
  if (missing.length > 0) return t('draft.needs', { fields: missing.join(', ') });
  if (unconfirmed.length === 0) return null;
  const names = unconfirmed.map((slot) => label('draft.slot', slot));
  return t('draft.needsConfirm', { fields: names.join(', ') });
}

function Published({ draft, mayEdit }: PublishBarProps) {
  const reopen = useReopenDraft(draft.id);
  const waiting = draft.actions.every(({ state }) => state === 'awaiting_approval');
  return (
    <div className={classes.bar}>
      <p className={classes.note}>{t('draft.published')}</p>
      <ul className={classes.actions}>
        {draft.actions.map(({ id, title, state }) => (
          <li key={id}>
            <Link to={`/actions/${id}`}>{title}</Link> <Tag>{label('action.state', state)}</Tag>
          </li>
        ))}
      </ul>
      {reopen.error && <ProblemNotice error={reopen.error} what={t('draft.reopenFailed')} />}
      {mayEdit && waiting && (
        <Group gap={8}>
          <Button variant="default" disabled={reopen.isPending} onClick={() => reopen.mutate()}>
            {t('draft.reopen')}
          </Button>
          <Discard draft={draft} />
        </Group>
      )}
    </div>
  );
}

/** The end of a draft: what publishing will do, what it still waits for, and what became of it. */
export function PublishBar({ draft, mayEdit }: PublishBarProps) {
  const publish = usePublishDraft(draft);
  if (draft.state === 'published') return <Published draft={draft} mayEdit={mayEdit} />;
  if (draft.state === 'discarded') return <p className={classes.note}>{t('draft.isDiscarded')}</p>;
  const waits = waitsFor(draft);
  return (
    <div className={classes.bar}>
      {publish.error && <ProblemNotice error={publish.error} what={t('draft.publishFailed')} />}
      <p className={classes.note}>{waits ?? t('draft.publishNote')}</p>
      {mayEdit && (
        <Group gap={8}>
          <Button
            variant="filled"
            color="signoff.6"
            disabled={waits !== null || publish.isPending || draft.campaigns.length === 0}
            onClick={() =>
              publish.mutate(undefined, { onSuccess: () => notifyDone(t('draft.publishedNow')) })
            }
          >
            {draft.campaigns.length === 0 ? t('draft.publish') : publishText(draft)}
          </Button>
          <Discard draft={draft} />
        </Group>
      )}
    </div>
  );
}
