import '@mantine/spotlight/styles.layer.css';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { t } from '../../shared/messages/message.js';
import { useFindCampaigns, useFindSuggestions } from '../api/find.js';
import { navGroups } from './nav-items.js';

const TYPING_PAUSE_MS = 200;

/** Ctrl-K: views, open suggestions and campaigns by name. */
export function Search() {
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [settled] = useDebouncedValue(query.trim(), TYPING_PAUSE_MS);
  const { data: campaigns } = useFindCampaigns(settled);
  const { data: suggestions } = useFindSuggestions(settled.length >= 2);
  const go = (to: string) => () => void navigate(to);
  const views: SpotlightActionData[] = navGroups.flatMap(({ items }) =>
    items.map(({ to, text, Icon }) => ({
      id: to,
      label: t(text),
      onClick: go(to),
      leftSection: <Icon size={16} aria-hidden />,
    })),
  );
  const actions: SpotlightActionGroupData[] = [
    { group: t('frame.searchViews'), actions: views },
    {
      group: t('frame.searchSuggestions'),
      actions: (suggestions?.items ?? []).map(({ id, title, adAccountName }) => ({
        id,
        label: title,
        description: adAccountName,
        onClick: go(`/suggestions/${id}`),
      })),
    },
    {
      group: t('frame.searchCampaigns'),
      actions: (campaigns?.items ?? []).map(({ id, name, adAccountName }) => ({
        id,
        label: name,
        description: adAccountName,
        onClick: go(`/campaigns/${id}`),
      })),
    },
  ];
  return (
    <Spotlight
      actions={actions}
      query={query}
      onQueryChange={setQuery}
      nothingFound={t('frame.searchNothing')}
      shortcut={['mod + K', '/']}
      limit={12}
      searchProps={{
        leftSection: <IconSearch size={16} aria-hidden />,
        placeholder: t('frame.search'),
        'aria-label': t('frame.search'),
      }}
    />
  );
}
