import { type Role, roleAtLeast, roleSchema } from '@adwright/contracts';
import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { label, plural, t } from '../../shared/messages/message.js';
import { useRole } from '../../shared/session/use-role.js';
import { CopyValue } from '../../shared/ui/copy-value.js';
import { Notice } from '../../shared/ui/notice.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { useCreateApiToken } from './api/create-api-token.js';
import classes from './tokens.module.css';

const DAYS = [7, 30, 90, 365] as const;
const FOREVER = 'forever';
const DEFAULT_DAYS = '90';

const validity = [
  ...DAYS.map((days) => ({ value: String(days), label: plural('tokens.days', days) })),
  { value: FOREVER, label: t('tokens.forever') },
];

/** Makes a token and shows it, once. */
export function TokenModal({ onClose }: { readonly onClose: () => void }) {
  const create = useCreateApiToken();
  const own = useRole();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [days, setDays] = useState(DEFAULT_DAYS);
  const roles = roleSchema.options.filter((option) => own !== null && roleAtLeast(own, option));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate({ name: name.trim(), role, expiresInDays: days === FOREVER ? null : Number(days) });
  };
  return (
    <Modal opened onClose={onClose} title={t('tokens.newTitle')} closeOnClickOutside={!create.data}>
      {create.data ? (
        <>
          <Notice title={t('tokens.onceTitle')}>{t('tokens.onceText')}</Notice>
          <CopyValue value={create.data.token} label={t('tokens.token')} />
          <Group justify="flex-end" mt="md">
            <Button onClick={onClose}>{t('invitations.done')}</Button>
          </Group>
        </>
      ) : (
        <form className={classes.form} onSubmit={submit}>
          {create.error && <ProblemNotice error={create.error} what={t('tokens.createFailed')} />}
          <TextInput
            label={t('tokens.name')}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            maxLength={120}
            required
            data-autofocus
          />
          <Select
            label={t('tokens.role')}
            data={roles.map((value) => ({
              value,
              label: `${label('role', value)}: ${label('role.hint', value)}`,
            }))}
            value={role}
            onChange={(value) => setRole(roleSchema.parse(value))}
          />
          <Select
            label={t('tokens.expiry')}
            data={validity}
            value={days}
            onChange={(value) => setDays(value ?? DEFAULT_DAYS)}
          />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" variant="filled" disabled={create.isPending || name.trim() === ''}>
              {create.isPending ? t('tokens.creating') : t('tokens.new')}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}
