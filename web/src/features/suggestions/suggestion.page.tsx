import type { SuggestionDetail } from '@adwright/contracts';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { formatDate } from '../../shared/format/date.js';
import { levelName } from '../../shared/format/level.js';
import { label, t } from '../../shared/messages/message.js';
import { AskMenu, questionsAbout } from '../../shared/ui/ask-menu.js';
import { EvidenceTable } from '../../shared/ui/evidence-table.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { useSuggestion } from './api/get-suggestion.js';
import { useSuggestions } from './api/list-suggestions.js';
import { ConditionTable } from './condition-table.js';
import { DecidedNotice } from './decision/decided-notice.js';
import { DecisionRail } from './decision/decision-rail.js';
import { HeldBy, ShapedBy } from './held-by.js';
import { ProposedBy } from './proposed-by.js';
import { ReplayView } from './replay-view.js';
import classes from './suggestions.module.css';
import { useQueueKeys } from './use-queue-keys.js';
import { useSuggestionFilter } from './use-suggestion-filter.js';
import { SuggestionVoiceSection } from './voice/suggestion-voice.js';

/** Walks the queue the suggestion was opened from, with j and k. */
function QueueWalk({ id }: { readonly id: string }) {
  const navigate = useNavigate();
  const { filter, search } = useSuggestionFilter();
  const { data } = useSuggestions(filter);
  const position = data?.findIndex((suggestion) => suggestion.id === id) ?? -1;
  const go = (index: number): void => {
    const next = data?.[index];
    if (next !== undefined) void navigate(`/suggestions/${next.id}${search}`);
  };
  useQueueKeys({ onNext: () => go(position + 1), onPrevious: () => go(position - 1) });
  if (data === undefined || position < 0) return null;
  return (
    <div className={classes.walk}>
      {t('suggestions.position', { position: position + 1, total: data.length })}
      <Tooltip label={t('suggestions.previous')}>
        <ActionIcon
          variant="default"
          onClick={() => go(position - 1)}
          disabled={position === 0}
          aria-label={t('suggestions.previous')}
        >
          <IconChevronUp size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('suggestions.next')}>
        <ActionIcon
          variant="default"
          onClick={() => go(position + 1)}
          disabled={position === data.length - 1}
          aria-label={t('suggestions.next')}
        >
          <IconChevronDown size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function Reasons({ suggestion }: { readonly suggestion: SuggestionDetail }) {
  const { id, why, evidence, replay, conditions, currency, shapedBy } = suggestion;
  return (
    <div>
      <Section title={t('suggestion.why')}>
        <p className={classes.why}>{why}</p>
        <ShapedBy facts={shapedBy} />
      </Section>
      <SuggestionVoiceSection key={id} id={id} />
      <Section title={t('suggestion.evidence')} note={t('suggestion.evidenceNote')}>
        {evidence.map((table) => (
          <EvidenceTable key={table.title} evidence={table} currency={currency} />
        ))}
      </Section>
      <Section title={t('suggestion.replay')}>
        <ReplayView replay={replay} currency={currency} />
      </Section>
      {conditions.length > 0 && (
        <Section title={t('suggestion.conditions')} flush>
          <ConditionTable conditions={conditions} currency={currency} />
        </Section>
      )}
    </div>
  );
}

function Where({ suggestion }: { readonly suggestion: SuggestionDetail }) {
  const { entity, platform, adAccountName, adAccountId, asOf } = suggestion;
  const name = `${levelName(entity.level, platform)} ${entity.name}`;
  return (
    <>
      {entity.level === 'campaign' && entity.id !== null ? (
        <Link to={`/campaigns/${entity.id}`}>{name}</Link>
      ) : (
        name
      )}{' '}
      · <Link to={`/accounts/${adAccountId}`}>{adAccountName}</Link> · {label('platform', platform)} ·{' '}
      {t('suggestion.asOf', { date: formatDate(asOf) })}
    </>
  );
}

/** What the chat can be asked about: a campaign by its name; of anything finer the account. */
function askedAbout({ entity, adAccountName }: SuggestionDetail): string {
  return entity.level === 'campaign' ? entity.name : adAccountName;
}

/** One decision: what, why, the rows behind it, the risk, the exact diff, the limits, the button. */
export function SuggestionPage() {
  const { id = '' } = useParams();
  const { search } = useSuggestionFilter();
  const query = useSuggestion(id);
  const suggestion = query.data;
  return (
    <Page
      title={suggestion?.title ?? t('suggestions.title')}
      back={{ to: `/suggestions${search}`, label: t('suggestions.back') }}
      {...(suggestion === undefined ? {} : { lead: <Where suggestion={suggestion} /> })}
      actions={
        <>
          <QueueWalk id={id} />
          {suggestion !== undefined && <AskMenu questions={questionsAbout(askedAbout(suggestion))} />}
        </>
      }
    >
      <Loaded
        query={query}
        loading={<LoadingBlock label={t('suggestion.loading')} height={420} />}
        failed={t('suggestion.failed')}
      >
        {(detail) => (
          <>
            <HeldBy facts={detail.heldBy} />
            <ProposedBy by={detail.proposedBy} />
            {detail.status !== 'open' && <DecidedNotice suggestion={detail} />}
            <div className={classes.layout}>
              <Reasons suggestion={detail} />
              <DecisionRail key={detail.id} suggestion={detail} />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}
