import { type AdGroup, adPlatformSchema, type Campaign, textLimits, textSlots } from '@adwright/contracts';
import { Button, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { CopyIdeas } from '../../features/copy/copy-ideas.js';
import type { Idea } from '../../features/copy/idea-list.js';
import { useBeginDraft } from '../../features/drafts/api/drafts.js';
import { t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { notifyFailed } from '../../shared/ui/notify.js';
import { Section } from '../../shared/ui/section.js';

interface CampaignIdeasProps {
  readonly campaign: Pick<Campaign, 'id' | 'adAccountId' | 'platform'>;
  readonly adGroups: readonly Pick<AdGroup, 'id' | 'name'>[];
}

interface ChosenProps {
  readonly adAccountId: string;
  readonly platform: 'google' | 'meta';
  readonly chosen: readonly Idea[];
}

/** Begins a draft with the chosen texts, once a draft could keep them. */
function BeginWith({ adAccountId, platform, chosen }: ChosenProps) {
  const navigate = useNavigate();
  const begin = useBeginDraft();
  const of = (part: Idea['part']) => chosen.filter((idea) => idea.part === part).map(({ text }) => text);
  const texts = { headlines: of('headlines'), descriptions: of('descriptions') };
  const limits = textLimits[platform];
  const counts = (bound: 'least' | 'most') => ({
    headlines: limits.headlines[bound],
    descriptions: limits.descriptions[bound],
  });
  const few =
    texts.headlines.length < limits.headlines.least || texts.descriptions.length < limits.descriptions.least;
  const many =
    texts.headlines.length > limits.headlines.most || texts.descriptions.length > limits.descriptions.most;
  const start = () =>
    begin.mutate(
      { adAccountId, set: { [textSlots[platform]]: texts } },
      {
        onSuccess: (id) => navigate(`/chat/${id}`),
        onError: (error) => notifyFailed(t('drafts.beginFailed'), error),
      },
    );
  const note = few
    ? t('copy.beginNeeds', counts('least'))
    : many
      ? t('copy.beginMost', counts('most'))
      : t('copy.beginNote');
  return (
    <div>
      <Button disabled={few || many || begin.isPending} onClick={start}>
        {t('copy.begin')}
      </Button>
      <Text size="xs" mt={4}>
        {note}
      </Text>
    </div>
  );
}

/** Ideas for the ads of a campaign or of one of its ad groups: to copy, or to begin a new draft with. */
export function CampaignIdeas({ campaign, adGroups }: CampaignIdeasProps) {
  const mayPlan = useCan('analyst');
  const platform = adPlatformSchema.safeParse(campaign.platform).data;
  const [adGroupId, setAdGroupId] = useState('');
  const [chosen, setChosen] = useState<readonly Idea[]>([]);
  if (!mayPlan || platform === undefined) return null;
  const isChosen = (idea: Idea) => chosen.some(({ part, text }) => part === idea.part && text === idea.text);
  const toggle = (idea: Idea) =>
    setChosen((before) =>
      isChosen(idea)
        ? before.filter(({ part, text }) => part !== idea.part || text !== idea.text)
        : [...before, idea],
    );
  const groups = [
    { value: '', label: t('copy.wholeCampaign') },
    ...adGroups.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Section title={t('copy.title')} note={t('copy.note')}>
      <CopyIdeas
        key={adGroupId}
        subject={{ campaignId: campaign.id, ...(adGroupId === '' ? {} : { adGroupId }) }}
        choice={
          adGroups.length > 1 && (
            <NativeSelect
              label={t('copy.adGroup')}
              data={groups}
              value={adGroupId}
              onChange={(event) => {
                setAdGroupId(event.currentTarget.value);
                setChosen([]);
              }}
            />
          )
        }
        action={(idea) => (
          <Button
            size="compact-xs"
            variant={isChosen(idea) ? 'filled' : 'default'}
            aria-pressed={isChosen(idea)}
            aria-label={t('copy.chooseIdea', { text: idea.text })}
            onClick={() => toggle(idea)}
          >
            {t('copy.choose')}
          </Button>
        )}
        footer={(ideas) =>
          ideas.ideas.length > 0 && (
            <BeginWith
              adAccountId={campaign.adAccountId}
              platform={platform}
              chosen={chosen.filter(({ text }) => ideas.ideas.some((idea) => idea.text === text))}
            />
          )
        }
      />
    </Section>
  );
}
