import type { OutsideChange, Platform } from '@adwright/contracts';
import { Link } from 'react-router-dom';
import { formatInstant } from '../../shared/format/date.js';
import { levelName } from '../../shared/format/level.js';
import { t } from '../../shared/messages/message.js';
import { LoadMore } from '../../shared/ui/load-more.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Section } from '../../shared/ui/section.js';
import { useOutsideChanges } from './api/list-outside-changes.js';
import { describeOutside } from './describe-outside.js';
import classes from './outside-changes.module.css';

function who({ author, client }: OutsideChange): string {
  const by = author === null ? t('outside.unknownAuthor') : t('outside.author', { author });
  return client === null ? by : `${by} ${t('outside.with', { client })}`;
}

/** Without an author the time is not the change's own but ours. */
function when({ author, at, timeZone }: OutsideChange): string {
  const time = formatInstant(at, timeZone);
  return author === null ? t('outside.noticed', { at: time }) : time;
}

interface ItemProps {
  readonly change: OutsideChange;
  readonly platform: Platform;
  /** False inside the campaign's own page. */
  readonly namesCampaign: boolean;
}

function Item({ change, platform, namesCampaign }: ItemProps) {
  const { entity, campaign, at } = change;
  const elsewhere = namesCampaign && campaign !== null;
  return (
    <li className={classes.item}>
      <div className={classes.what}>{describeOutside(change)}</div>
      <div>
        {levelName(entity.level, platform)} “{entity.name}”
        {elsewhere && entity.level !== 'campaign' && ` ${t('outside.inCampaign', { campaign: '' })}`}
        {elsewhere && (
          <>
            {entity.level === 'campaign' && ' · '}
            <Link to={`/campaigns/${campaign.id}`}>{campaign.name}</Link>
          </>
        )}
      </div>
      <div className={classes.soft}>
        {who(change)} · <time dateTime={at}>{when(change)}</time>
      </div>
    </li>
  );
}

interface OutsideChangeListProps {
  readonly of: { readonly adAccountId: string } | { readonly campaignId: string };
  readonly platform: Platform;
}

/** Drift: who changed what on the platform itself, from what to what, and when. */
export function OutsideChangeList({ of, platform }: OutsideChangeListProps) {
  const changes = useOutsideChanges(of);
  return (
    <Section title={t('outside.title')} note={t('outside.note')} flush>
      <Loaded
        query={changes}
        loading={<LoadingRows label={t('outside.loading')} rows={3} />}
        failed={t('outside.failed')}
      >
        {(items) =>
          items.length === 0 ? (
            <p className={classes.none}>{t('outside.none')}</p>
          ) : (
            <>
              <ul className={classes.list} aria-label={t('outside.title')}>
                {items.map((change) => (
                  <Item
                    key={change.id}
                    change={change}
                    platform={platform}
                    namesCampaign={'adAccountId' in of}
                  />
                ))}
              </ul>
              {changes.hasMore && (
                <LoadMore
                  shown={items.length}
                  hasMore={changes.hasMore}
                  loading={changes.loadingMore}
                  onMore={changes.loadMore}
                />
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
