import { ANY, B, D, E, I, L, M, S, type Shape } from './shape.js';

const STATUS = E('ENABLED', 'PAUSED', 'REMOVED');
const KEYWORD = M({ text: S, matchType: E('EXACT', 'PHRASE', 'BROAD') });
const TEXT_ASSETS = L(M({ text: S, pinnedField: S, assetPerformanceLabel: S, policySummaryInfo: ANY }));

/** Fields of a campaign that a request may carry; the last block is accepted and kept but not simulated. */
export const CAMPAIGN: Shape = M({
  resourceName: S,
  id: I,
  name: S,
  status: STATUS,
  campaignBudget: S,
  advertisingChannelType: E(
    'SEARCH',
    'DISPLAY',
    'SHOPPING',
    'HOTEL',
    'VIDEO',
    'MULTI_CHANNEL',
    'LOCAL',
    'SMART',
    'PERFORMANCE_MAX',
    'LOCAL_SERVICES',
    'TRAVEL',
    'DEMAND_GEN',
  ),
  biddingStrategyType: ANY,
  startDateTime: S,
  endDateTime: S,
  containsEuPoliticalAdvertising: E(
    'CONTAINS_EU_POLITICAL_ADVERTISING',
    'DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING',
  ),
  manualCpc: M({ enhancedCpcEnabled: B }),
  manualCpm: M({}),
  maximizeConversions: M({ targetCpaMicros: I, cpcBidCeilingMicros: I, cpcBidFloorMicros: I }),
  maximizeConversionValue: M({ targetRoas: D, cpcBidCeilingMicros: I, cpcBidFloorMicros: I }),
  targetCpa: M({ targetCpaMicros: I, cpcBidCeilingMicros: I, cpcBidFloorMicros: I }),
  targetRoas: M({ targetRoas: D, cpcBidCeilingMicros: I, cpcBidFloorMicros: I }),
  targetSpend: M({ cpcBidCeilingMicros: I, targetSpendMicros: I }),
  targetImpressionShare: M({ location: S, locationFractionMicros: I, cpcBidCeilingMicros: I }),
  networkSettings: M({
    targetGoogleSearch: B,
    targetSearchNetwork: B,
    targetContentNetwork: B,
    targetPartnerSearchNetwork: B,
    targetYoutube: B,
    targetGoogleTvNetwork: B,
  }),
  geoTargetTypeSetting: M({ positiveGeoTargetType: S, negativeGeoTargetType: S }),
  advertisingChannelSubType: S,
  adServingOptimizationStatus: S,
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
  status: E('ENABLED', 'REMOVED'),
  amountMicros: I,
  totalAmountMicros: I,
  deliveryMethod: E('STANDARD', 'ACCELERATED'),
  explicitlyShared: B,
  period: E('DAILY', 'CUSTOM_PERIOD'),
  type: E('STANDARD', 'FIXED_CPA', 'SMART_CAMPAIGN', 'LOCAL_SERVICES'),
  referenceCount: I,
});

export const AD_GROUP: Shape = M({
  resourceName: S,
  id: I,
  name: S,
  status: STATUS,
  campaign: S,
  type: E(
    'SEARCH_STANDARD',
    'DISPLAY_STANDARD',
    'SEARCH_DYNAMIC_ADS',
    'SHOPPING_PRODUCT_ADS',
    'VIDEO_RESPONSIVE',
  ),
  cpcBidMicros: I,
  cpmBidMicros: I,
  targetCpaMicros: I,
  targetRoas: D,
  adRotationMode: E('OPTIMIZE', 'ROTATE_FOREVER'),
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
