import {
  type AdPlatform,
  type AdTexts,
  type CampaignDraft,
  textLimits,
  textSlots,
} from '@adwright/contracts';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { CopyIdeas } from '../../features/copy/copy-ideas.js';
import type { Idea } from '../../features/copy/idea-list.js';
import { useEditDraft } from '../../features/drafts/api/drafts.js';
import type { BelowTexts } from '../../features/drafts/draft-panel.js';
import { t } from '../../shared/messages/message.js';
import { notifyFailed } from '../../shared/ui/notify.js';
import { Tag } from '../../shared/ui/tag.js';

interface DraftIdeasProps {
  readonly draft: CampaignDraft;
  readonly platform: AdPlatform;
}

const NOTHING: AdTexts = { headlines: [], descriptions: [] };

/** Ideas for the texts of a draft; taking one is an edit by hand. */
function DraftIdeas({ draft, platform }: DraftIdeasProps) {
  const edit = useEditDraft(draft);
  const slot = textSlots[platform];
  const texts = draft.slots[slot].value ?? NOTHING;
  const isFull = ({ part }: Idea) => texts[part].length >= textLimits[platform][part].most;
  // Where the platform takes no more the last text makes room, and what is taken goes to the front: it is never the next
  // to make room.
  const withIdea = (idea: Idea) => {
    const { part, text } = idea;
    return isFull(idea) ? [text, ...texts[part].slice(0, -1)] : [...texts[part], text];
  };
  const take = (idea: Idea) =>
    edit.mutate(
      { set: { [slot]: { ...texts, [idea.part]: withIdea(idea) } } },
      { onError: (error) => notifyFailed(t('copy.takeFailed'), error) },
    );
  const action = (idea: Idea) => {
    if (texts[idea.part].includes(idea.text))
      return (
        <Tag tone="verified" icon={<IconCheck size={12} aria-hidden />}>
          {t('copy.taken')}
        </Tag>
      );
    return (
      <Button
        size="compact-xs"
        variant="default"
        disabled={edit.isPending}
        aria-label={t(isFull(idea) ? 'copy.takeInsteadIdea' : 'copy.takeIdea', { text: idea.text })}
        onClick={() => take(idea)}
      >
        {t(isFull(idea) ? 'copy.takeInstead' : 'copy.take')}
      </Button>
    );
  };
  return (
    <section aria-label={t('copy.title')}>
      <h4>{t('copy.title')}</h4>
      <CopyIdeas subject={{ draftId: draft.id, platform }} action={action} />
    </section>
  );
}

export const draftIdeas: BelowTexts = (draft, platform) => <DraftIdeas draft={draft} platform={platform} />;
