import { AccountPage as Account } from '../../features/accounts/account.page.js';
import { OutsideChangeList } from '../../features/outside-changes/outside-change-list.js';

/** One ad account, with what was changed in it outside Adwright. */
export function AccountPage() {
  return (
    <Account
      aside={({ id, platform }) =>
        platform === 'files' ? null : <OutsideChangeList of={{ adAccountId: id }} platform={platform} />
      }
    />
  );
}
