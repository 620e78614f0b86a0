import type { Role } from '@adwright/contracts';
import {
  IconBolt,
  IconBook,
  IconBook2,
  IconBuilding,
  IconBulb,
  IconCoins,
  IconDevices,
  IconFileImport,
  IconHistory,
  IconHome,
  IconKey,
  IconMessage,
  IconPencilPlus,
  IconPlugConnected,
  IconShieldCheck,
  IconSpeakerphone,
  IconStethoscope,
  IconUsers,
} from '@tabler/icons-react';
import type { MessageKey } from '../../shared/messages/message.js';

export interface NavItem {
  readonly to: string;
  readonly text: MessageKey & `nav.${string}`;
  readonly Icon: typeof IconHome;
  /** Least role that may open it; left out = everybody. */
  readonly needs?: Role;
}

export interface NavGroup {
  readonly title: 'nav.main' | 'nav.data' | 'nav.settings';
  readonly items: readonly NavItem[];
}

/** Every view of the frame, in the order of a working day. */
export const navGroups: readonly NavGroup[] = [
  {
    title: 'nav.main',
    items: [
      { to: '/today', text: 'nav.today', Icon: IconHome },
      { to: '/suggestions', text: 'nav.suggestions', Icon: IconBulb },
      { to: '/campaigns', text: 'nav.campaigns', Icon: IconSpeakerphone },
      { to: '/actions', text: 'nav.actions', Icon: IconBolt },
      { to: '/ledger', text: 'nav.ledger', Icon: IconBook2 },
      { to: '/chat', text: 'nav.chat', Icon: IconMessage },
      { to: '/drafts', text: 'nav.drafts', Icon: IconPencilPlus },
    ],
  },
  {
    title: 'nav.data',
    items: [
      { to: '/imports', text: 'nav.imports', Icon: IconFileImport },
      { to: '/accounts', text: 'nav.accounts', Icon: IconPlugConnected },
      { to: '/knowledge', text: 'nav.knowledge', Icon: IconBook },
    ],
  },
  {
    title: 'nav.settings',
    items: [
      { to: '/settings/guardrails', text: 'nav.guardrails', Icon: IconShieldCheck },
      { to: '/settings/members', text: 'nav.members', Icon: IconUsers, needs: 'analyst' },
      { to: '/settings/clients', text: 'nav.clients', Icon: IconBuilding },
      { to: '/settings/api-tokens', text: 'nav.tokens', Icon: IconKey },
      { to: '/settings/sessions', text: 'nav.sessions', Icon: IconDevices },
      { to: '/settings/ai-usage', text: 'nav.aiUsage', Icon: IconCoins, needs: 'analyst' },
      { to: '/settings/audit', text: 'nav.audit', Icon: IconHistory, needs: 'admin' },
      { to: '/settings/doctor', text: 'nav.doctor', Icon: IconStethoscope, needs: 'admin' },
    ],
  },
];
