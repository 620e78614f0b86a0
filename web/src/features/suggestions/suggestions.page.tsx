import { suggestionStatusSchema } from '@adwright/contracts';
import { Kbd } from '@mantine/core';
import { label, t } from '../../shared/messages/message.js';
import { AskMenu } from '../../shared/ui/ask-menu.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { AccountFilter, ChoiceFilter, FilterBar } from '../../shared/ui/filters.js';
import { LoadMore } from '../../shared/ui/load-more.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { useSuggestions } from './api/list-suggestions.js';
import { SuggestionQueue } from './suggestion-queue.js';
import classes from './suggestions.module.css';
import { useSuggestionFilter } from './use-suggestion-filter.js';

const statuses = suggestionStatusSchema.options.map((value) => ({
  value,
  label: label('suggestion.status', value),
}));

/** The queue of everything to decide, and of what was decided. */
export function SuggestionsPage() {
  const { filter, search } = useSuggestionFilter();
  const queue = useSuggestions(filter);
  return (
    <Page
      title={t('suggestions.title')}
      lead={t('suggestions.lead')}
      actions={<AskMenu questions={[t('ask.suggestions'), t('ask.done'), t('ask.worst'), t('ask.alerts')]} />}
    >
      <FilterBar>
        <ChoiceFilter
          name="status"
          label={t('common.status')}
          placeholder={t('suggestion.status.open')}
          options={statuses}
        />
        <AccountFilter />
        <span className={classes.keys}>
          <Kbd size="xs">j</Kbd> <Kbd size="xs">k</Kbd> {t('suggestions.keys')} <Kbd size="xs">Enter</Kbd>{' '}
          {t('suggestions.keysOpen')}
        </span>
      </FilterBar>
      <Section flush>
        <Loaded
          query={queue}
          loading={<LoadingRows label={t('suggestions.loading')} rows={12} />}
          failed={t('suggestions.failed')}
        >
          {(suggestions) =>
            suggestions.length === 0 ? (
              <EmptyState title={t('suggestions.emptyTitle')}>{t('suggestions.emptyText')}</EmptyState>
            ) : (
              <>
                <SuggestionQueue suggestions={suggestions} toOf={(id) => `/suggestions/${id}${search}`} />
                <LoadMore
                  shown={suggestions.length}
                  hasMore={queue.hasMore}
                  loading={queue.loadingMore}
                  onMore={queue.loadMore}
                />
              </>
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}
