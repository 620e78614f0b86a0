import type { Me } from '@adwright/contracts';
import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconLogout, IconUser } from '@tabler/icons-react';
import { t } from '../../shared/messages/message.js';
import { useLogout } from '../api/logout.js';

const SCHEMES: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

export function UserMenu({ me }: { readonly me: Me }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const logout = useLogout();
  return (
    <Menu position="bottom-end" width={230} shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={32}
          radius="xl"
          aria-label={t('frame.userMenu', { name: me.user.name })}
        >
          <IconUser size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.user.name}
          <br />
          {me.user.email}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('frame.theme')}</Menu.Label>
        {SCHEMES.map((scheme) => (
          <Menu.Item
            key={scheme}
            onClick={() => setColorScheme(scheme)}
            closeMenuOnClick={false}
            rightSection={scheme === colorScheme ? <IconCheck size={14} /> : null}
          >
            {t(`frame.theme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={14} aria-hidden />}
          disabled={logout.isPending}
          onClick={() => logout.mutate(false)}
        >
          {t('frame.signOut')}
        </Menu.Item>
        <Menu.Item disabled={logout.isPending} onClick={() => logout.mutate(true)}>
          {t('frame.signOutEverywhere')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
