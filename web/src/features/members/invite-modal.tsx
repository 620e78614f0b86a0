import { emailSchema } from '@adwright/contracts';
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { formatInstant } from '../../shared/format/date.js';
import { t } from '../../shared/messages/message.js';
import { CopyValue } from '../../shared/ui/copy-value.js';
import { Notice } from '../../shared/ui/notice.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { useCreateInvitation } from './api/create-invitation.js';
import classes from './members.module.css';
import { type Rights, RightsFields } from './rights-fields.js';

const START: Rights = { role: 'viewer', clientScope: 'all', clientIds: [] };

/** Makes an invitation link and shows it, once. */
export function InviteModal({ onClose }: { readonly onClose: () => void }) {
  const create = useCreateInvitation();
  const [email, setEmail] = useState('');
  const [rights, setRights] = useState(START);
  const emailFault =
    email.trim() === '' || emailSchema.safeParse(email.trim()).success ? null : t('auth.invalidEmail');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (emailFault !== null) return;
    create.mutate({ ...rights, ...(email.trim() === '' ? {} : { email: email.trim() }) });
  };
  return (
    <Modal opened onClose={onClose} title={t('invitations.newTitle')} closeOnClickOutside={!create.data}>
      {create.data ? (
        <>
          <Notice title={t('invitations.linkTitle')}>
            {t('invitations.linkText', { date: formatInstant(create.data.expiresAt) })}
          </Notice>
          <CopyValue value={create.data.url} label={t('invitations.link')} />
          <Group justify="flex-end" mt="md">
            <Button onClick={onClose}>{t('invitations.done')}</Button>
          </Group>
        </>
      ) : (
        <form className={classes.form} onSubmit={submit}>
          {create.error && <ProblemNotice error={create.error} what={t('invitations.createFailed')} />}
          <TextInput
            label={t('invitations.email')}
            description={t('invitations.emailNote')}
            type="email"
            value={email}
            onChange={({ currentTarget }) => setEmail(currentTarget.value)}
            error={emailFault}
            data-autofocus
          />
          <RightsFields value={rights} onChange={setRights} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" variant="filled" disabled={create.isPending}>
              {create.isPending ? t('invitations.creating') : t('invitations.create')}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}
