import type { SuggestionDetail } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { Link } from 'react-router-dom';
import { formatAge, formatInstant } from '../../../shared/format/date.js';
import { label, t } from '../../../shared/messages/message.js';
import { Notice } from '../../../shared/ui/notice.js';

function sentence({ status, decidedAt, rejectReason, snoozedUntil }: SuggestionDetail): string {
  const when = decidedAt === null ? '' : formatAge(decidedAt);
  switch (status) {
    case 'approved':
      return t('suggestion.decided.approved', { when });
    case 'rejected':
      return t('suggestion.decided.rejected', { when, reason: label('reject', rejectReason ?? 'other') });
    case 'snoozed':
      return t('suggestion.decided.snoozed', { date: formatInstant(snoozedUntil) });
    case 'done':
      return t('suggestion.decided.done', { when });
    case 'expired':
      return t('suggestion.decided.expired');
    case 'superseded':
      return t('suggestion.decided.superseded');
    case 'open':
      return '';
  }
}

/** What became of a suggestion that is no longer open. */
export function DecidedNotice({ suggestion }: { readonly suggestion: SuggestionDetail }) {
  const { actionId, silencedUntil } = suggestion;
  return (
    <Notice
      title={sentence(suggestion)}
      {...(actionId === null
        ? {}
        : {
            actions: (
              <Button component={Link} to={`/actions/${actionId}`}>
                {t('suggestion.openAction')}
              </Button>
            ),
          })}
    >
      {silencedUntil !== null && t('suggestion.decided.silenced', { date: formatInstant(silencedUntil) })}
    </Notice>
  );
}
