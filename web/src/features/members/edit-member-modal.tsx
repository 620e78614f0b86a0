import type { Member } from '@adwright/contracts';
import { Button, Group, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { t } from '../../shared/messages/message.js';
import { notifyDone } from '../../shared/ui/notify.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { useRemoveMember } from './api/remove-member.js';
import { useUpdateMember } from './api/update-member.js';
import classes from './members.module.css';
import { type Rights, RightsFields } from './rights-fields.js';

interface EditMemberModalProps {
  readonly member: Member;
  readonly onClose: () => void;
}

function RemoveMember({ member, onClose }: EditMemberModalProps) {
  const remove = useRemoveMember(member.id);
  const [asking, setAsking] = useState(false);
  const confirm = (): void => {
    remove.mutate(undefined, {
      onSuccess: () => {
        notifyDone(t('members.removed', { name: member.name }));
        onClose();
      },
    });
  };
  if (!asking) return <Button onClick={() => setAsking(true)}>{t('members.remove')}</Button>;
  return (
    <div>
      {remove.error && <ProblemNotice error={remove.error} what={t('members.removeFailed')} />}
      <p>
        <strong>{t('members.removeTitle', { name: member.name })}</strong> {t('members.removeText')}
      </p>
      <Button variant="filled" disabled={remove.isPending} onClick={confirm}>
        {t('members.removeConfirm')}
      </Button>
    </div>
  );
}

export function EditMemberModal({ member, onClose }: EditMemberModalProps) {
  const update = useUpdateMember(member.id);
  const [rights, setRights] = useState<Rights>(member);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { role, clientScope, clientIds } = rights;
    update.mutate(
      { role, clientScope, clientIds: clientScope === 'list' ? clientIds : [] },
      {
        onSuccess: () => {
          notifyDone(t('members.saved'));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('members.editTitle', { name: member.name })}>
      <form className={classes.form} onSubmit={submit}>
        {update.error && <ProblemNotice error={update.error} what={t('members.saveFailed')} />}
        <RightsFields value={rights} onChange={setRights} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={update.isPending}>
            {update.isPending ? t('common.saving') : t('common.save')}
          </Button>
        </Group>
        <RemoveMember member={member} onClose={onClose} />
      </form>
    </Modal>
  );
}
