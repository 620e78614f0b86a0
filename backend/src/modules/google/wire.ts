/**
 * The part of Google Ads REST v25 that this adapter reads. Protobuf JSON: int64 as strings, enums as upper-case
 * strings, doubles as numbers, unset fields left out.
 */
export interface AdTextAsset {
  text?: string;
}

export interface Criterion {
  resourceName?: string;
  criterionId?: string;
  keyword?: { text?: string; matchType?: string };
  status?: string;
  negative?: boolean;
  cpcBidMicros?: string;
  effectiveCpcBidMicros?: string;
  qualityInfo?: { qualityScore?: number };
}

export interface GoogleRow {
  customer?: { id?: string; descriptiveName?: string; currencyCode?: string; timeZone?: string };
  customerClient?: {
    id?: string;
    descriptiveName?: string;
    currencyCode?: string;
    timeZone?: string;
    manager?: boolean;
    level?: string;
    hidden?: boolean;
    status?: string;
  };
  campaign?: {
    resourceName?: string;
    id?: string;
    name?: string;
    status?: string;
    primaryStatusReasons?: string[];
    advertisingChannelType?: string;
    biddingStrategyType?: string;
    startDateTime?: string;
    endDateTime?: string;
  };
  campaignBudget?: {
    resourceName?: string;
    id?: string;
    amountMicros?: string;
    totalAmountMicros?: string;
    explicitlyShared?: boolean;
    referenceCount?: string;
    period?: string;
  };
  adGroup?: {
    resourceName?: string;
    id?: string;
    name?: string;
    status?: string;
    type?: string;
    cpcBidMicros?: string;
  };
  adGroupAd?: {
    resourceName?: string;
    status?: string;
    ad?: {
      id?: string;
      name?: string;
      type?: string;
      finalUrls?: string[];
      responsiveSearchAd?: { headlines?: AdTextAsset[]; descriptions?: AdTextAsset[] };
    };
    policySummary?: { approvalStatus?: string; reviewStatus?: string };
  };
  adGroupCriterion?: Criterion;
  campaignCriterion?: Criterion & { location?: { geoTargetConstant?: string } };
  searchTermView?: { searchTerm?: string };
  changeEvent?: {
    resourceName?: string;
    changeDateTime?: string;
    changeResourceType?: string;
    changeResourceName?: string;
    resourceChangeOperation?: string;
    userEmail?: string;
    clientType?: string;
    changedFields?: string;
    /** The resource under its own key, with the changed fields only. */
    oldResource?: Record<string, object>;
    newResource?: Record<string, object>;
    campaign?: string;
  };
  segments?: {
    date?: string;
    conversionActionName?: string;
    conversionActionCategory?: string;
    keyword?: { adGroupCriterion?: string };
  };
  metrics?: {
    impressions?: string;
    clicks?: string;
    costMicros?: string;
    conversions?: number;
    conversionsValue?: number;
    allConversions?: number;
    allConversionsValue?: number;
    searchBudgetLostImpressionShare?: number;
  };
}

export interface SearchPage {
  results?: GoogleRow[];
  nextPageToken?: string;
  requestId?: string;
}

interface GeoTarget {
  id?: string;
  name?: string;
  countryCode?: string;
  /** `City`, `State`, `Province`, `Region` and many more. */
  targetType?: string;
  status?: string;
}

export interface GeoTargetSuggestions {
  geoTargetConstantSuggestions?: {
    reach?: string;
    geoTargetConstant?: GeoTarget;
    geoTargetConstantParents?: GeoTarget[];
  }[];
}

/** A reply may hold a `google.rpc.Status` of rows that failed, though Adwright never asks for partial failure. */
interface PartialReply {
  partialFailureError?: NonNullable<ErrorReply['error']>;
}

export interface MutateReply extends PartialReply {
  results?: { resourceName?: string }[];
}

export interface BulkMutateReply extends PartialReply {
  mutateOperationResponses?: Record<string, { resourceName?: string }>[];
}

/** One error inside a GoogleAdsFailure. */
export interface AdsError {
  errorCode?: Record<string, string>;
  message?: string;
  location?: { fieldPathElements?: { fieldName?: string; index?: number }[] };
  details?: { quotaErrorDetails?: { rateScope?: string; retryDelay?: string } };
}

export interface ErrorReply {
  error?: {
    code?: number;
    message?: string;
    status?: string;
    details?: { '@type'?: string; errors?: AdsError[]; requestId?: string; retryDelay?: string }[];
  };
}
