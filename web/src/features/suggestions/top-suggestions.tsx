import { Link } from 'react-router-dom';
import { t } from '../../shared/messages/message.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Section } from '../../shared/ui/section.js';
import { useOpenSuggestions } from './api/list-suggestions.js';
import { SuggestionRow } from './suggestion-row.js';
import classes from './suggestion-row.module.css';

interface TopSuggestionsProps {
  readonly limit?: number;
  /** Only those that concern this campaign. */
  readonly campaignId?: string;
}

/** The suggestions worth most, to open with one click. */
export function TopSuggestions({ limit = 3, campaignId }: TopSuggestionsProps) {
  const query = useOpenSuggestions(limit, campaignId);
  if (campaignId !== undefined && query.data?.items.length === 0) return null;
  return (
    <Section
      title={t('today.suggestions')}
      actions={<Link to="/suggestions">{t('today.suggestionsAll')}</Link>}
      flush
    >
      <Loaded
        query={query}
        loading={<LoadingRows label={t('today.suggestionsLoading')} rows={6} />}
        failed={t('today.suggestionsFailed')}
      >
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('today.suggestionsEmpty')}>{t('today.suggestionsEmptyText')}</EmptyState>
          ) : (
            <ul className={classes.list}>
              {items.map((suggestion) => (
                <li key={suggestion.id}>
                  <SuggestionRow suggestion={suggestion} to={`/suggestions/${suggestion.id}`} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
