import { Button, Code } from '@mantine/core';
import { isRouteErrorResponse, useRouteError } from 'react-router-dom';
import { t } from '../../shared/messages/message.js';
import { Notice } from '../../shared/ui/notice.js';
import { Page } from '../../shared/ui/page.js';

function textOf(error: unknown): string {
  if (isRouteErrorResponse(error)) return `${error.status} ${error.statusText}`;
  return error instanceof Error ? error.message : String(error);
}

/** A view that threw: says that nothing was changed, and what to do. */
export function RouteErrorPage() {
  const error = useRouteError();
  return (
    <Page title={t('error.render.title')} width="narrow">
      <Notice
        tone="risk"
        urgent
        title={t('error.render.title')}
        actions={<Button onClick={() => window.location.reload()}>{t('error.render.reload')}</Button>}
      >
        <p>{t('error.render.detail')}</p>
        <Code block>{textOf(error)}</Code>
      </Notice>
    </Page>
  );
}
