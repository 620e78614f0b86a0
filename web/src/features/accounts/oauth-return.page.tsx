import { Navigate, useSearchParams } from 'react-router-dom';
import { AccountsPage } from './accounts.page.js';

/** Where a platform sends the person back: to the new connection, or to the accounts with the platform's refusal. */
export function OAuthReturnPage() {
  const [params] = useSearchParams();
  const connected = params.get('connected');
  return connected === null ? <AccountsPage /> : <Navigate to={`/connections/${connected}`} replace />;
}
