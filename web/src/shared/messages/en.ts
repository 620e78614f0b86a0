import { accountMessages } from './en/accounts.js';
import { actionMessages } from './en/actions.js';
import { authMessages } from './en/auth.js';
import { campaignMessages } from './en/campaigns.js';
import { chatMessages } from './en/chat.js';
import { commonMessages } from './en/common.js';
import { copyMessages } from './en/copy.js';
import { draftMessages } from './en/drafts.js';
import { frameMessages } from './en/frame.js';
import { importMessages } from './en/imports.js';
import { knowledgeMessages } from './en/knowledge.js';
import { ledgerMessages } from './en/ledger.js';
import { linkMessages } from './en/links.js';
import { outsideChangeMessages } from './en/outside-changes.js';
import { ruleMessages } from './en/rules.js';
import { settingsMessages } from './en/settings.js';
import { suggestionMessages } from './en/suggestions.js';
import { todayMessages } from './en/today.js';

/**
 * Every text of the interface in English: the one catalogue all screens read (`t`, `plural`, `label`). Another language
 * is another object with the same keys.
 */
export const en = {
  ...commonMessages,
  ...frameMessages,
  ...authMessages,
  ...todayMessages,
  ...suggestionMessages,
  ...actionMessages,
  ...campaignMessages,
  ...importMessages,
  ...knowledgeMessages,
  ...ledgerMessages,
  ...accountMessages,
  ...linkMessages,
  ...outsideChangeMessages,
  ...ruleMessages,
  ...settingsMessages,
  ...chatMessages,
  ...draftMessages,
  ...copyMessages,
} as const;
