/** The part of Graph v26.0 that this adapter reads. Ids, money and insight figures are strings. */
export interface Page<T> {
  data?: T[];
  paging?: { cursors?: { after?: string }; next?: string };
}

export interface AdAccountNode {
  id?: string;
  account_id?: string;
  name?: string;
  account_status?: number;
  currency?: string;
  timezone_name?: string;
  user_tasks?: string[];
}

export interface CampaignNode {
  id?: string;
  name?: string;
  objective?: string;
  status?: string;
  effective_status?: string;
  daily_budget?: string;
  lifetime_budget?: string;
  bid_strategy?: string;
  buying_type?: string;
  start_time?: string;
  stop_time?: string;
  issues_info?: { error_code?: number; error_summary?: string }[];
}

export interface AdSetNode {
  id?: string;
  name?: string;
  campaign_id?: string;
  status?: string;
  effective_status?: string;
  daily_budget?: string;
  lifetime_budget?: string;
  bid_amount?: string | number;
  bid_strategy?: string;
  optimization_goal?: string;
}

export interface LinkData {
  name?: string;
  message?: string;
  description?: string;
  link?: string;
}

export interface AdNode {
  id?: string;
  name?: string;
  adset_id?: string;
  campaign_id?: string;
  status?: string;
  effective_status?: string;
  creative?: {
    id?: string;
    object_type?: string;
    object_story_spec?: { link_data?: LinkData };
    asset_feed_spec?: {
      titles?: { text?: string }[];
      bodies?: { text?: string }[];
      link_urls?: { website_url?: string }[];
    };
  };
}

export interface ActivityNode {
  event_time?: string;
  event_type?: string;
  object_id?: string;
  object_name?: string;
  object_type?: string;
  actor_name?: string;
  application_id?: string;
  application_name?: string;
  /** JSON text with old and new value. */
  extra_data?: string;
}

/** One `actions` entry: the default value, and one per asked-for window under the window's own name. */
export interface ActionStat {
  action_type?: string;
  value?: string;
  '1d_view'?: string;
  '1d_click'?: string;
  '7d_click'?: string;
  '28d_click'?: string;
}

export interface InsightRow {
  account_id?: string;
  account_name?: string;
  campaign_id?: string;
  campaign_name?: string;
  adset_id?: string;
  adset_name?: string;
  ad_id?: string;
  ad_name?: string;
  date_start?: string;
  spend?: string;
  impressions?: string;
  clicks?: string;
  reach?: string;
  frequency?: string;
  actions?: ActionStat[];
  action_values?: ActionStat[];
}

export interface ReportRun {
  id?: string;
  async_status?: string;
  async_percent_completion?: number;
  error_code?: number;
  error_subcode?: number;
  error_message?: string;
}

export interface GraphError {
  message?: string;
  type?: string;
  code?: number;
  error_subcode?: number;
  error_user_title?: string;
  error_user_msg?: string;
  is_transient?: boolean;
  fbtrace_id?: string;
  error_data?: unknown;
}
