import type { EntityStatus } from '@adwright/contracts';
import type {
  RemoteAd,
  RemoteAdGroup,
  RemoteCampaign,
  RemoteKeyword,
} from '../../platforms/structure.port.js';

/** An export may not tell the status. */
type MaybeStatus<T> = Omit<T, 'status'> & { readonly status: EntityStatus | null };

export type CampaignRow = MaybeStatus<RemoteCampaign>;
export type AdGroupRow = MaybeStatus<RemoteAdGroup>;
export type AdRow = MaybeStatus<RemoteAd>;
export type KeywordRow = MaybeStatus<RemoteKeyword>;

export type StructureLevel = 'campaign' | 'ad_group' | 'ad' | 'keyword';

export interface StructureRows {
  readonly campaign: CampaignRow;
  readonly ad_group: AdGroupRow;
  readonly ad: AdRow;
  readonly keyword: KeywordRow;
}

/** The account whose structure is written. */
export interface StructureAccount {
  readonly id: string;
  readonly clientId: string;
}

export interface StructureOrigin {
  /** When it was read; every row read carries it, so that what a whole read did not meet can be told. */
  readonly seenAt: Date;
  /** A platform's answer is whole; a file says nothing of the columns it lacks. */
  readonly source: 'api' | 'file';
}
