import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../shared/messages/message.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { Section } from '../../shared/ui/section.js';
import { useResolveAction } from './api/resolve-action.js';

/** For an action whose outcome could not be read: a person looks at the platform and says what is there. */
export function ResolvePanel({ actionId }: { readonly actionId: string }) {
  const resolve = useResolveAction(actionId);
  const [note, setNote] = useState('');
  const disabled = note.trim() === '' || resolve.isPending;
  return (
    <Section title={t('action.resolveTitle')} note={t('action.resolveText')}>
      {resolve.error && <ProblemNotice error={resolve.error} what={t('action.resolveFailed')} />}
      <Textarea
        label={t('action.resolveNote')}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
        maxLength={1000}
        autosize
        minRows={2}
        required
      />
      <Group mt="sm" gap={8}>
        <Button disabled={disabled} onClick={() => resolve.mutate({ outcome: 'applied', note: note.trim() })}>
          {t('action.resolveApplied')}
        </Button>
        <Button
          disabled={disabled}
          onClick={() => resolve.mutate({ outcome: 'not_applied', note: note.trim() })}
        >
          {t('action.resolveNotApplied')}
        </Button>
      </Group>
    </Section>
  );
}
