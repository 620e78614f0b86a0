import type { Me, Role } from '@adwright/contracts';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { meQuery } from '../src/shared/session/use-me.js';
import { theme } from '../src/shared/theme/theme.js';

const WORKSPACE_ID = '00000000-0000-4000-8000-000000000001';

/** A signed-in person with this role in one workspace. */
export function meAs(role: Role): Me {
  const membership = {
    workspaceId: WORKSPACE_ID,
    workspaceName: 'Test workspace',
    mode: 'demo' as const,
    role,
    clientScope: 'all' as const,
    isDefault: true,
  };
  return {
    user: { id: WORKSPACE_ID, email: `${role}@example.com`, name: role, isDemo: false },
    memberships: [membership],
    current: membership,
  };
}

interface Options {
  readonly role?: Role;
  readonly path?: string;
  readonly at?: string;
}

/** Renders a part of the app with its providers, at an address, as a person with a role. */
export function renderApp(element: ReactNode, { role = 'owner', path = '*', at = '/' }: Options = {}) {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Infinity }, mutations: { retry: false } },
  });
  client.setQueryData(meQuery().queryKey, meAs(role));
  const router = createMemoryRouter(
    [
      { path, element },
      { path: '*', element: <div>elsewhere</div> },
    ],
    { initialEntries: [at] },
  );
  const view = render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...view, client, router };
}
