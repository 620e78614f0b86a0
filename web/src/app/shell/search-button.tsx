import { ActionIcon, Button, Kbd } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { t } from '../../shared/messages/message.js';
import classes from './shell.module.css';

/** Opens the jump list; its code is fetched apart from the frame. */
export function SearchButton() {
  const open = (): void => {
    void import('@mantine/spotlight').then(({ spotlight }) => spotlight.open());
  };
  return (
    <>
      <Button
        onClick={open}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={<Kbd size="xs">Ctrl K</Kbd>}
        className={classes.hidePhone ?? ''}
        c="dimmed"
        fw={400}
      >
        {t('frame.search')}
      </Button>
      <ActionIcon
        variant="subtle"
        size={36}
        onClick={open}
        aria-label={t('frame.searchShort')}
        className={classes.onlyPhone ?? ''}
      >
        <IconSearch size={18} aria-hidden />
      </ActionIcon>
    </>
  );
}
