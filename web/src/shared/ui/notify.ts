import { notifications } from '@mantine/notifications';
import { toProblem } from '../api/problem.js';
import { t } from '../messages/message.js';

/** Something the person asked for has happened. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'ink', autoClose: 4_000 });
}

/** Something the person asked for did not happen: what, and why. Stays until it is read. */
export function notifyFailed(what: string, error: unknown): void {
  const problem = toProblem(error);
  notifications.show({
    title: what,
    message: problem.detail,
    color: 'red',
    autoClose: false,
    closeButtonProps: { 'aria-label': t('common.close') },
  });
}
