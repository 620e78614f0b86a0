import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Outlet } from 'react-router-dom';
import { t } from '../../shared/messages/message.js';
import { useMe } from '../../shared/session/use-me.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { useLiveEvents } from '../live/use-live-events.js';
import { Freshness } from './freshness.js';
import { LiveIndicator } from './live-indicator.js';
import { Nav } from './nav.js';
import { NoWorkspace } from './no-workspace.js';
import { SearchButton } from './search-button.js';
import classes from './shell.module.css';
import { StopBanner } from './stop-banner.js';
import { StopSwitch } from './stop-switch.js';
import { UserMenu } from './user-menu.js';
import { WorkspaceSwitcher } from './workspace-switcher.js';

const Search = lazy(async () => ({ default: (await import('./search.js')).Search }));

/** The frame around every view of a workspace. Nothing inside is asked for before it is known who is signed in. */
export function Shell() {
  const me = useMe();
  const [navOpen, { open, close }] = useDisclosure(false);
  useLiveEvents(me.data?.current?.workspaceId ?? null);
  return (
    <Loaded
      query={me}
      loading={<LoadingBlock label={t('auth.opening')} height={160} />}
      failed={t('auth.openFailed')}
    >
      {(who) => {
        if (who.current === null) return <NoWorkspace me={who} />;
        return (
          <div className={classes.frame}>
            <a href="#content" className={classes.skip}>
              {t('nav.skip')}
            </a>
            <aside className={classes.side}>
              <WorkspaceSwitcher me={who} />
              <Nav />
            </aside>
            <div className={classes.main}>
              <div className={classes.top}>
                <ActionIcon
                  className={classes.burger ?? ''}
                  variant="subtle"
                  size={36}
                  onClick={open}
                  aria-label={t('nav.open')}
                >
                  <IconMenu2 size={20} aria-hidden />
                </ActionIcon>
                <SearchButton />
                <span className={classes.spacer} />
                <span className={classes.hidePhone}>
                  <StopSwitch />
                </span>
                <span className={classes.hidePhone}>
                  <Freshness />
                </span>
                <LiveIndicator />
                <UserMenu me={who} />
              </div>
              <StopBanner />
              <main id="content">
                <Outlet />
              </main>
            </div>
            <Drawer opened={navOpen} onClose={close} size={280} title={t('app.name')}>
              <WorkspaceSwitcher me={who} />
              <Nav onGo={close} />
              <div className={classes.drawerFoot}>
                <Freshness />
                <StopSwitch />
              </div>
            </Drawer>
            <Suspense>
              <Search />
            </Suspense>
          </div>
        );
      }}
    </Loaded>
  );
}
