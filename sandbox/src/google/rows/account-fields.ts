import type { Field } from './context.js';
import { bool, choice, int64, text } from './kinds.js';
import { nameOf } from './names.js';

const ACCOUNT_STATUSES = ['ENABLED', 'CANCELED', 'SUSPENDED', 'CLOSED'] as const;

export const CUSTOMER_FIELDS: Record<string, Field> = {
  'customer.resource_name': text((r) => `customers/${r.state.account.id}`),
  'customer.id': int64((r) => r.state.account.id),
  'customer.descriptive_name': text((r) => r.state.account.name),
  'customer.currency_code': text((r) => r.state.account.currency),
  'customer.time_zone': text((r) => r.state.account.timeZone),
  'customer.manager': bool((r) => r.state.account.isManager),
  'customer.test_account': bool(() => false),
  'customer.auto_tagging_enabled': bool(() => true),
  'customer.status': choice(ACCOUNT_STATUSES, (r) => r.state.account.status),
};

export const CLIENT_FIELDS: Record<string, Field> = {
  'customer_client.resource_name': text(
    (r) => r.client && nameOf(r.state, 'customerClients', r.client.state.account.id),
  ),
  'customer_client.client_customer': text((r) => r.client && `customers/${r.client.state.account.id}`),
  'customer_client.id': int64((r) => r.client?.state.account.id),
  'customer_client.descriptive_name': text((r) => r.client?.state.account.name),
  'customer_client.currency_code': text((r) => r.client?.state.account.currency),
  'customer_client.time_zone': text((r) => r.client?.state.account.timeZone),
  'customer_client.manager': bool((r) => r.client?.state.account.isManager),
  'customer_client.test_account': bool((r) => r.client && false),
  'customer_client.hidden': bool((r) => r.client && r.client.state.account.hidden === true),
  'customer_client.level': int64((r) => r.client?.level),
  'customer_client.status': choice(ACCOUNT_STATUSES, (r) => r.client?.state.account.status),
};

export const ACTION_FIELDS: Record<string, Field> = {
  'conversion_action.resource_name': text(
    (r) => r.action && nameOf(r.state, 'conversionActions', r.action.id),
  ),
  'conversion_action.id': int64((r) => r.action?.id),
  'conversion_action.name': text((r) => r.action?.name),
  'conversion_action.status': choice(
    ['ENABLED', 'REMOVED', 'HIDDEN'],
    (r) => r.action && (r.action.status === 'PAUSED' ? 'HIDDEN' : r.action.status),
  ),
  'conversion_action.type': choice(['WEBPAGE', 'UPLOAD_CLICKS', 'WEBSITE_CALL', 'AD_CALL'], (r) =>
    r.action ? (r.action.category === 'PHONE_CALL_LEAD' ? 'WEBSITE_CALL' : 'WEBPAGE') : undefined,
  ),
  'conversion_action.category': choice(
    [
      'DEFAULT',
      'PURCHASE',
      'SIGNUP',
      'SUBMIT_LEAD_FORM',
      'BOOK_APPOINTMENT',
      'PHONE_CALL_LEAD',
      'ADD_TO_CART',
    ],
    (r) => r.action?.category,
  ),
  'conversion_action.origin': choice(
    ['WEBSITE', 'GOOGLE_HOSTED', 'APP', 'CALL_FROM_ADS', 'STORE'],
    (r) => r.action?.origin,
  ),
  'conversion_action.primary_for_goal': bool((r) => r.action?.primary),
  'conversion_action.include_in_conversions_metric': bool((r) => r.action?.primary),
  'conversion_action.counting_type': choice(
    ['ONE_PER_CLICK', 'MANY_PER_CLICK'],
    (r) => r.action && 'MANY_PER_CLICK',
  ),
  'conversion_action.click_through_lookback_window_days': int64((r) => r.action && 30),
  'conversion_action.view_through_lookback_window_days': int64((r) => r.action && 1),
  'conversion_action.owner_customer': text((r) => r.action && `customers/${r.state.account.id}`),
};
