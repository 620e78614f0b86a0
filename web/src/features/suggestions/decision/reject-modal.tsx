import { rejectReasonSchema } from '@adwright/contracts';
import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { label, t } from '../../../shared/messages/message.js';
import { notifyDone } from '../../../shared/ui/notify.js';
import { ProblemNotice } from '../../../shared/ui/problem-notice.js';
import { useRejectSuggestion } from '../api/reject-suggestion.js';

interface RejectModalProps {
  readonly suggestionId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks why not; without a reason nothing is rejected. */
export function RejectModal({ suggestionId, opened, onClose }: RejectModalProps) {
  const reject = useRejectSuggestion(suggestionId);
  const [reason, setReason] = useState<string>('not_now');
  const [note, setNote] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    reject.mutate(
      { reason: rejectReasonSchema.parse(reason), ...(note.trim() === '' ? {} : { note: note.trim() }) },
      {
        onSuccess: () => {
          notifyDone(t('suggestion.rejected'));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('suggestion.rejectTitle')}>
      <form onSubmit={submit}>
        {reject.error && <ProblemNotice error={reject.error} what={t('suggestion.rejectFailed')} />}
        <Radio.Group
          value={reason}
          onChange={setReason}
          label={t('suggestion.rejectReason')}
          description={t('suggestion.rejectText')}
        >
          <Stack gap={8} mt="sm" mb="md">
            {rejectReasonSchema.options.map((value) => (
              <Radio key={value} value={value} label={label('reject', value)} size="xs" />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('suggestion.rejectNote')}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          maxLength={1000}
          autosize
          minRows={2}
        />
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={reject.isPending}>
            {reject.isPending ? t('suggestion.rejecting') : t('suggestion.rejectButton')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
