import { useEffect } from 'react';

export interface QueueKeys {
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly onOpen?: () => void;
}

/** Keys belong to the queue unless the person is typing, choosing in a menu or answering a dialogue. */
function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { target } = event;
  if (!(target instanceof Element)) return true;
  if (target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]')) {
    return false;
  }
  // Enter on a link or a button already means that link or button.
  return event.key !== 'Enter' || target.closest('a, button') === null;
}

/** j = next, k = previous, Enter = open. */
export function useQueueKeys({ onNext, onPrevious, onOpen }: QueueKeys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!isFree(event)) return;
      if (event.key === 'j') onNext();
      else if (event.key === 'k') onPrevious();
      else if (event.key === 'Enter' && onOpen !== undefined) onOpen();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onNext, onPrevious, onOpen]);
}
