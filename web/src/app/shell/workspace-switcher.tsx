import type { Me } from '@adwright/contracts';
import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { label, t } from '../../shared/messages/message.js';
import { useWorkspaceStore } from '../../shared/session/workspace.store.js';
import { BrandMark } from '../../shared/ui/brand-mark.js';
import { notifyDone } from '../../shared/ui/notify.js';
import { useMakeDefault } from '../api/make-default.js';
import { NewWorkspaceModal } from './new-workspace-modal.js';
import classes from './workspace-switcher.module.css';

/** Which workspace is shown, the others, and a new one. */
export function WorkspaceSwitcher({ me }: { readonly me: Me }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const choose = useWorkspaceStore((state) => state.choose);
  const makeDefault = useMakeDefault();
  const [adding, { open, close }] = useDisclosure(false);
  const { current } = me;
  const go = (workspaceId: string): void => {
    choose(workspaceId);
    client.clear();
    void navigate('/today');
  };
  return (
    <>
      <Menu position="bottom-start" width={240} shadow="md">
        <Menu.Target>
          <button type="button" className={classes.button} aria-label={t('frame.workspace')}>
            <BrandMark size={28} />
            <span className={classes.text}>
              <span className={classes.name}>{current?.workspaceName ?? t('app.name')}</span>
              <span className={classes.role}>
                {current === null ? '' : label('role', current.role)}
                {current?.mode === 'demo' && ` · ${t('frame.demo')}`}
              </span>
            </span>
            <IconSelector size={14} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('frame.workspace')}</Menu.Label>
          {me.memberships.map(({ workspaceId, workspaceName, role }) => (
            <Menu.Item
              key={workspaceId}
              onClick={() => go(workspaceId)}
              rightSection={workspaceId === current?.workspaceId ? <IconCheck size={14} /> : null}
            >
              {workspaceName}
              <span className={classes.role}>{label('role', role)}</span>
            </Menu.Item>
          ))}
          <Menu.Divider />
          {current !== null && !current.isDefault && (
            <Menu.Item
              onClick={() =>
                makeDefault.mutate(current.workspaceId, {
                  onSuccess: () => notifyDone(t('frame.madeDefault', { name: current.workspaceName })),
                })
              }
            >
              {t('frame.makeDefault')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconPlus size={14} />} onClick={open}>
            {t('frame.newWorkspace')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NewWorkspaceModal opened={adding} onClose={close} onMade={go} />
    </>
  );
}
