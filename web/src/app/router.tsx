import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router-dom';
import { NotFoundPage } from './pages/not-found.page.js';
import { RouteErrorPage } from './pages/route-error.page.js';
import { Shell } from './shell/shell.js';

/** Until the first page's code is there; the frame follows in a moment. */
function Nothing() {
  return null;
}

/** A route whose code is fetched when it is first opened. */
function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return {
    path,
    lazy: async () => ({ Component: await load() }),
    HydrateFallback: Nothing,
    ErrorBoundary: RouteErrorPage,
  };
}

const inside: RouteObject[] = [
  { index: true, element: <Navigate to="/today" replace /> },
  page('today', async () => (await import('./pages/today.page.js')).TodayPage),
  page(
    'suggestions',
    async () => (await import('../features/suggestions/suggestions.page.js')).SuggestionsPage,
  ),
  page(
    'suggestions/:id',
    async () => (await import('../features/suggestions/suggestion.page.js')).SuggestionPage,
  ),
  page('campaigns', async () => (await import('../features/campaigns/campaigns.page.js')).CampaignsPage),
  page('campaigns/:id', async () => (await import('./pages/campaign.page.js')).CampaignPage),
  page('actions', async () => (await import('../features/actions/actions.page.js')).ActionsPage),
  page('actions/:id', async () => (await import('../features/actions/action.page.js')).ActionPage),
  page('ledger', async () => (await import('../features/ledger/ledger.page.js')).LedgerPage),
  page('chat', async () => (await import('./pages/chat.page.js')).ConversationPage),
  page('chat/:id', async () => (await import('./pages/chat.page.js')).ConversationPage),
  page('drafts', async () => (await import('../features/drafts/drafts.page.js')).DraftsPage),
  page('drafts/new', async () => (await import('../features/drafts/new-draft.page.js')).NewDraftPage),
  page('drafts/:id', async () => (await import('./pages/draft.page.js')).PlannedDraftPage),
  page('knowledge', async () => (await import('../features/knowledge/knowledge.page.js')).KnowledgePage),
  page('knowledge/:id', async () => (await import('../features/knowledge/document.page.js')).DocumentPage),
  page('imports', async () => (await import('../features/imports/imports.page.js')).ImportsPage),
  page('imports/new', async () => (await import('../features/imports/new-import.page.js')).NewImportPage),
  page('imports/:id', async () => (await import('../features/imports/import.page.js')).ImportPage),
  page('accounts', async () => (await import('../features/accounts/accounts.page.js')).AccountsPage),
  page('accounts/:id', async () => (await import('./pages/account.page.js')).AccountPage),
  page(
    'connections',
    async () => (await import('../features/accounts/oauth-return.page.js')).OAuthReturnPage,
  ),
  page(
    'connections/:id',
    async () => (await import('../features/accounts/connection.page.js')).ConnectionPage,
  ),
  page('sync-runs/:id', async () => (await import('../features/accounts/sync-run.page.js')).SyncRunPage),
  page(
    'settings/guardrails',
    async () => (await import('../features/guardrails/guardrails.page.js')).GuardrailsPage,
  ),
  page('settings/members', async () => (await import('../features/members/members.page.js')).MembersPage),
  page('settings/clients', async () => (await import('../features/clients/clients.page.js')).ClientsPage),
  page('settings/api-tokens', async () => (await import('../features/tokens/tokens.page.js')).TokensPage),
  page('settings/sessions', async () => (await import('../features/sessions/sessions.page.js')).SessionsPage),
  page('settings/ai-usage', async () => (await import('../features/ai-usage/ai-usage.page.js')).AiUsagePage),
  page('settings/audit', async () => (await import('../features/audit/audit.page.js')).AuditPage),
  page('settings/doctor', async () => (await import('../features/doctor/doctor.page.js')).DoctorPage),
  { path: '*', element: <NotFoundPage /> },
];

/** Every view and its address. Each page is a bundle of its own. */
export const router = createBrowserRouter([
  page('/sign-in', async () => (await import('../features/auth/sign-in.page.js')).SignInPage),
  page('/sign-up', async () => (await import('../features/auth/sign-up.page.js')).SignUpPage),
  page('/invite', async () => (await import('../features/auth/invite.page.js')).InvitePage),
  { path: '/', element: <Shell />, errorElement: <RouteErrorPage />, children: inside },
]);
