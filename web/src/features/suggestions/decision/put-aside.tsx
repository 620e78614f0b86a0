import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { formatInstant } from '../../../shared/format/date.js';
import { plural, t } from '../../../shared/messages/message.js';
import { notifyDone, notifyFailed } from '../../../shared/ui/notify.js';
import { useSnoozeSuggestion } from '../api/snooze-suggestion.js';
import classes from '../suggestions.module.css';
import { RejectModal } from './reject-modal.js';

const SNOOZE_DAYS = [1, 3, 7, 14, 30] as const;

/** The two ways to say no: never mind with a reason, and later. */
export function PutAside({ suggestionId }: { readonly suggestionId: string }) {
  const [asking, { open, close }] = useDisclosure(false);
  const snooze = useSnoozeSuggestion(suggestionId);
  const putAside = (days: number): void => {
    snooze.mutate(days, {
      onSuccess: ({ snoozedUntil }) =>
        notifyDone(t('suggestion.snoozed', { date: formatInstant(snoozedUntil) })),
      onError: (error) => notifyFailed(t('suggestion.snoozeFailed'), error),
    });
  };
  return (
    <div className={classes.others}>
      <Button onClick={open}>{t('suggestion.reject')}</Button>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={14} aria-hidden />} disabled={snooze.isPending}>
            {t('suggestion.snooze')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {SNOOZE_DAYS.map((days) => (
            <Menu.Item key={days} onClick={() => putAside(days)}>
              {plural('suggestion.snoozeDays', days)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <RejectModal suggestionId={suggestionId} opened={asking} onClose={close} />
    </div>
  );
}
