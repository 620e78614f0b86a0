import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router-dom';
import { createQueryClient } from '../shared/api/query-client.js';
import { cssVariables, theme } from '../shared/theme/theme.js';
import { router } from './router.js';
import { goToSignIn } from './session.js';

const queryClient = createQueryClient(() => goToSignIn(queryClient, router));

/** Providers around the routes: theme, notifications, the cache of server state. */
export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
