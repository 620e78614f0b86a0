import {
  AD_GROUP_TYPE,
  AD_ROTATION,
  BUDGET_PERIOD,
  BUDGET_STATUS,
  BUDGET_TYPE,
  CHANNEL_SUB_TYPE,
  CHANNEL_TYPE,
  DELIVERY_METHOD,
  EU_POLITICAL,
  IMPRESSION_SHARE_LOCATION,
  MATCH_TYPE,
  NEGATIVE_GEO,
  PINNED_FIELD,
  POSITIVE_GEO,
  SERVING_OPTIMIZATION,
  STATUS,
} from './enums.js';
import { ANY, B, D, I, L, M, S, type Shape } from './shape.js';

const KEYWORD = M({ text: S, matchType: MATCH_TYPE });
const TEXT_ASSETS = L(
  M({ text: S, pinnedField: PINNED_FIELD, assetPerformanceLabel: S, policySummaryInfo: ANY }),
);

/** Fields of a campaign that a request may carry; the last block is accepted and kept but not simulated. */
export const CAMPAIGN: Shape = M({
  resourceName: S,
  id: I,
  name: S,
  status: STATUS,
  campaignBudget: S,
  advertisingChannelType: CHANNEL_TYPE,
  biddingStrategyType: ANY,
  startDateTime: S,
  endDateTime: S,
  containsEuPoliticalAdvertising: EU_POLITICAL,
  manualCpc: M({ enhancedCpcEnabled: B }),
  manualCpm: M({}),
  maximizeConversions: M({ targetCpaMicros: I, cpcBidCeilingMicros: I, cpcBidFloorMicros: I }),
  maximizeConversionValue: M({ targetRoas: D, cpcBidCeilingMicros: I, cpcBidFloorMicros: I }),
  targetCpa: M({ targetCpaMicros: I, cpcBidCeilingMicros: I, cpcBidFloorMicros: I }),
  targetRoas: M({ targetRoas: D, cpcBidCeilingMicros: I, cpcBidFloorMicros: I }),
  targetSpend: M({ cpcBidCeilingMicros: I, targetSpendMicros: I }),
  targetImpressionShare: M({
    location: IMPRESSION_SHARE_LOCATION,
    locationFractionMicros: I,
    cpcBidCeilingMicros: I,
  }),
  networkSettings: M({
    targetGoogleSearch: B,
    targetSearchNetwork: B,
    targetContentNetwork: B,
    targetPartnerSearchNetwork: B,
    targetYoutube: B,
    targetGoogleTvNetwork: B,
  }),
  geoTargetTypeSetting: M({ positiveGeoTargetType: POSITIVE_GEO, negativeGeoTargetType: NEGATIVE_GEO }),
  advertisingChannelSubType: CHANNEL_SUB_TYPE,
  adServingOptimizationStatus: SERVING_OPTIMIZATION,
  trackingUrlTemplate: S,
  finalUrlSuffix: S,
  urlCustomParameters: L(M({ key: S, value: S })),
  frequencyCaps: ANY,
  targetingSetting: ANY,
  audienceSetting: ANY,
  dynamicSearchAdsSetting: ANY,
  aiMaxSetting: ANY,
  biddingStrategy: S,
  labels: L(S),
});

export const BUDGET: Shape = M({
  resourceName: S,
  id: I,
  name: S,
  status: BUDGET_STATUS,
  amountMicros: I,
  totalAmountMicros: I,
  deliveryMethod: DELIVERY_METHOD,
  explicitlyShared: B,
  period: BUDGET_PERIOD,
  type: BUDGET_TYPE,
  referenceCount: I,
});

export const AD_GROUP: Shape = M({
  resourceName: S,
  id: I,
  name: S,
  status: STATUS,
  campaign: S,
  type: AD_GROUP_TYPE,
  cpcBidMicros: I,
  cpmBidMicros: I,
  targetCpaMicros: I,
  targetRoas: D,
  adRotationMode: AD_ROTATION,
  trackingUrlTemplate: S,
  finalUrlSuffix: S,
  urlCustomParameters: L(M({ key: S, value: S })),
  targetingSetting: ANY,
  optimizedTargetingEnabled: B,
  labels: L(S),
});

export const AD: Shape = M({
  resourceName: S,
  id: I,
  name: S,
  type: S,
  finalUrls: L(S),
  finalMobileUrls: L(S),
  trackingUrlTemplate: S,
  finalUrlSuffix: S,
  responsiveSearchAd: M({ headlines: TEXT_ASSETS, descriptions: TEXT_ASSETS, path1: S, path2: S }),
});

export const AD_GROUP_AD: Shape = M({
  resourceName: S,
  status: STATUS,
  adGroup: S,
  ad: AD,
  labels: L(S),
});

export const AD_GROUP_CRITERION: Shape = M({
  resourceName: S,
  criterionId: I,
  adGroup: S,
  status: STATUS,
  negative: B,
  keyword: KEYWORD,
  type: ANY,
  cpcBidMicros: I,
  bidModifier: D,
  finalUrls: L(S),
  finalUrlSuffix: S,
  trackingUrlTemplate: S,
  urlCustomParameters: L(M({ key: S, value: S })),
  labels: L(S),
});

export const CAMPAIGN_CRITERION: Shape = M({
  resourceName: S,
  criterionId: I,
  campaign: S,
  status: STATUS,
  negative: B,
  keyword: KEYWORD,
  type: ANY,
  location: M({ geoTargetConstant: S }),
  language: M({ languageConstant: S }),
  bidModifier: D,
});
