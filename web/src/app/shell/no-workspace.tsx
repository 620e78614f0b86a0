import type { Me } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { t } from '../../shared/messages/message.js';
import { useWorkspaceStore } from '../../shared/session/workspace.store.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { useLogout } from '../api/logout.js';
import { NewWorkspaceModal } from './new-workspace-modal.js';

/** Signed in, but a member of nothing, e.g. after being taken out of the only workspace. */
export function NoWorkspace({ me }: { readonly me: Me }) {
  const client = useQueryClient();
  const choose = useWorkspaceStore((state) => state.choose);
  const logout = useLogout();
  const [adding, { open, close }] = useDisclosure(false);
  const [first] = me.memberships;
  const go = (workspaceId: string): void => {
    choose(workspaceId);
    void client.resetQueries();
  };
  return (
    <>
      <EmptyState
        title={t('auth.noWorkspaceTitle')}
        actions={
          <>
            {first !== undefined && (
              <Button onClick={() => go(first.workspaceId)}>{first.workspaceName}</Button>
            )}
            <Button variant="filled" onClick={open}>
              {t('frame.newWorkspace')}
            </Button>
            <Button onClick={() => logout.mutate(false)}>{t('frame.signOut')}</Button>
          </>
        }
      >
        {t('auth.noWorkspaceText')}
      </EmptyState>
      <NewWorkspaceModal opened={adding} onClose={close} onMade={go} />
    </>
  );
}
