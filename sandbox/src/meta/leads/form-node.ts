import { formsOf, type LeadForm } from '../../world/leads.js';
import type { AccountState } from '../../world/state.js';
import { Node, type NodeType } from '../nodes/node.js';
import { graphTime } from '../time.js';

interface Of {
  state: AccountState;
  form: LeadForm;
}

const FORM: NodeType<Of> = {
  name: 'LeadGenData',
  defaults: ['locale', 'name', 'status'],
  edges: ['leads'],
  absent: new Set([
    'context_card',
    'creator',
    'follow_up_action_text',
    'legal_content',
    'page',
    'question_page_custom_headline',
    'thank_you_page',
    'tracking_parameters',
  ]),
  fields: {
    name: ({ form }) => form.name,
    status: () => 'ACTIVE',
    locale: () => 'EN_US',
    page_id: ({ state }) => state.account.extra.page_id,
    created_time: ({ state }) => graphTime(state, state.calendar.startOf(state.account.startDay)),
    leads_count: ({ state, form }, { context, now }) =>
      context.runtime.leads.until(state, now).filter((lead) => lead.formId === form.id).length,
    organic_leads_count: () => 0,
    expired_leads_count: () => 0,
    allow_organic_lead: () => false,
    block_display_for_non_targeted_viewer: () => false,
    is_optimized_for_quality: () => false,
    follow_up_action_url: () => 'https://us.lindwurm-bikes.example.com/thanks',
    privacy_policy_url: () => 'https://us.lindwurm-bikes.example.com/privacy',
    questions: () => [
      { id: '1', key: 'full_name', label: 'Full name', type: 'FULL_NAME' },
      { id: '2', key: 'email', label: 'Email', type: 'EMAIL' },
      { id: '3', key: 'phone_number', label: 'Phone number', type: 'PHONE' },
    ],
  },
};

/** Lead forms of an account's page. */
export function formNodes(state: AccountState): Node[] {
  return formsOf(state).map((form) => Node.of(FORM, form.id, state, { state, form }));
}

/** The form with an id, if it belongs to the account's page. */
export function formWith(state: AccountState, id: string): Node | undefined {
  return formNodes(state).find((node) => node.id === id);
}
