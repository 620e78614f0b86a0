import type { Ad, AdGroup, Keyword, listSearchTerms, Platform } from '@adwright/contracts';
import { Tabs } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import type { z } from 'zod';
import { ABSENT } from '../../shared/format/locale.js';
import { formatMoney } from '../../shared/format/money.js';
import { useSearchParam } from '../../shared/hooks/use-search-param.js';
import { label, t } from '../../shared/messages/message.js';
import { Section } from '../../shared/ui/section.js';
import { Tag } from '../../shared/ui/tag.js';
import { useAds } from './api/list-ads.js';
import { useKeywords } from './api/list-keywords.js';
import { useSearchTerms } from './api/list-search-terms.js';
import classes from './campaigns.module.css';
import { PartTable } from './part-table.js';
import { StatusTag } from './status-tag.js';
import type { Window } from './use-window.js';

type SearchTerm = z.output<typeof listSearchTerms.response>['items'][number];

function plain<T>(id: string, header: string, text: (row: T) => string, wide = false): ColumnDef<T> {
  return { id, header, accessorFn: text, meta: { wide }, cell: ({ row }) => text(row.original) };
}

function moneyText(money: { micros: string; currency: string } | null): string {
  return money === null ? ABSENT : formatMoney(money.micros, money.currency);
}

function nameColumn<T extends { name: string }>(): ColumnDef<T> {
  return {
    id: 'name',
    header: t('common.name'),
    accessorFn: ({ name }) => name.toLowerCase(),
    meta: { main: true },
    cell: ({ row }) => row.original.name,
  };
}

function statusColumn<T extends { status: Ad['status'] }>(): ColumnDef<T> {
  return {
    id: 'status',
    header: t('common.status'),
    accessorFn: ({ status }) => status ?? '',
    cell: ({ row }) => <StatusTag status={row.original.status} />,
  };
}

const groupColumns: ColumnDef<AdGroup>[] = [
  nameColumn(),
  statusColumn(),
  plain('budget', t('campaigns.budget'), ({ budget }) => moneyText(budget), true),
  plain('bid', t('campaign.bid'), ({ bid }) => moneyText(bid), true),
];
const adColumns: ColumnDef<Ad>[] = [
  {
    ...nameColumn<Ad>(),
    cell: ({ row: { original } }) => (
      <div className={classes.copy}>
        {original.name === '' ? original.headlines[0] : original.name}
        {original.headlines.length > 0 && (
          <div className={classes.soft}>{original.headlines.slice(0, 3).join(' | ')}</div>
        )}
      </div>
    ),
  },
  statusColumn(),
  plain(
    'review',
    t('campaign.review'),
    ({ reviewStatus }) => (reviewStatus === null ? ABSENT : label('review', reviewStatus)),
    true,
  ),
];
const keywordColumns: ColumnDef<Keyword>[] = [
  {
    id: 'text',
    header: t('level.keyword'),
    accessorFn: ({ text }) => text.toLowerCase(),
    meta: { main: true },
    cell: ({ row: { original } }) => (
      <>
        {original.text} {original.negative && <Tag>{t('campaign.negative')}</Tag>}
      </>
    ),
  },
  plain('match', t('campaign.match'), ({ matchType }) => label('match', matchType), true),
  statusColumn(),
  plain('bid', t('campaign.bid'), ({ bid }) => moneyText(bid), true),
];
const termColumns: ColumnDef<SearchTerm>[] = [
  {
    id: 'term',
    header: t('campaign.term'),
    accessorFn: ({ term }) => term,
    meta: { main: true },
    cell: ({ row }) => row.original.term,
  },
  plain('keyword', t('campaign.matchedKeyword'), ({ keyword }) => keyword ?? ABSENT, true),
];

interface PartProps {
  readonly campaignId: string;
  readonly window: Window;
  readonly currency: string;
}

function Ads({ campaignId, window, currency }: PartProps) {
  const query = useAds(campaignId, window);
  return (
    <PartTable
      label={t('campaign.ads')}
      query={query}
      currency={currency}
      rowId={({ id }) => id}
      leading={adColumns}
    />
  );
}

function Keywords({ campaignId, window, currency }: PartProps) {
  const query = useKeywords(campaignId, window);
  return (
    <PartTable
      label={t('campaign.keywords')}
      query={query}
      currency={currency}
      rowId={({ id }) => id}
      leading={keywordColumns}
    />
  );
}

function SearchTerms({ campaignId, window, currency }: PartProps) {
  const query = useSearchTerms(campaignId, window);
  return (
    <PartTable
      label={t('campaign.searchTerms')}
      query={query}
      currency={currency}
      rowId={({ term, adGroupName, keyword }) => `${adGroupName ?? ''}:${keyword ?? ''}:${term}`}
      leading={termColumns}
    />
  );
}

interface CampaignPartsProps extends PartProps {
  readonly platform: Platform;
  readonly adGroups: AdGroup[];
}

/** Ad groups, ads, keywords and search terms; the open tab is in the address bar. */
export function CampaignParts({ platform, adGroups, ...part }: CampaignPartsProps) {
  const [tab, setTab] = useSearchParam('tab');
  const groupsName = platform === 'meta' ? t('campaign.adSets') : t('campaign.adGroups');
  const groups = {
    data: adGroups,
    error: null,
    refetch: () => undefined,
    hasMore: false,
    loadingMore: false,
    loadMore: () => undefined,
  };
  return (
    <Section flush>
      <Tabs value={tab ?? 'groups'} onChange={setTab} keepMounted={false}>
        <Tabs.List aria-label={t('campaign.tabs')} px={8}>
          <Tabs.Tab value="groups">{groupsName}</Tabs.Tab>
          <Tabs.Tab value="ads">{t('campaign.ads')}</Tabs.Tab>
          {platform !== 'meta' && (
            <>
              <Tabs.Tab value="keywords">{t('campaign.keywords')}</Tabs.Tab>
              <Tabs.Tab value="terms">{t('campaign.searchTerms')}</Tabs.Tab>
            </>
          )}
        </Tabs.List>
        <Tabs.Panel value="groups">
          <PartTable
            label={groupsName}
            query={groups}
            currency={part.currency}
            rowId={({ id }) => id}
            leading={groupColumns}
          />
        </Tabs.Panel>
        <Tabs.Panel value="ads">
          <Ads {...part} />
        </Tabs.Panel>
        <Tabs.Panel value="keywords">
          <Keywords {...part} />
        </Tabs.Panel>
        <Tabs.Panel value="terms">
          <SearchTerms {...part} />
        </Tabs.Panel>
      </Tabs>
    </Section>
  );
}
