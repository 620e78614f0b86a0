import { type Role, roleAtLeast, roleSchema } from '@adwright/contracts';
import { Checkbox, MultiSelect, Radio, Stack } from '@mantine/core';
import { useClients } from '../../shared/hooks/use-clients.js';
import { label, t } from '../../shared/messages/message.js';
import { useRole } from '../../shared/session/use-role.js';

export interface Rights {
  readonly role: Role;
  readonly clientScope: 'all' | 'list';
  readonly clientIds: string[];
}

interface RightsFieldsProps {
  readonly value: Rights;
  readonly onChange: (rights: Rights) => void;
}

/** Role and, when the person is to see only some, the clients. Nobody is offered a role above their own. */
export function RightsFields({ value, onChange }: RightsFieldsProps) {
  const own = useRole();
  const { data: clients } = useClients();
  const roles = roleSchema.options.filter((role) => own !== null && roleAtLeast(own, role));
  return (
    <>
      <Radio.Group
        label={t('members.role')}
        value={value.role}
        onChange={(role) => onChange({ ...value, role: roleSchema.parse(role) })}
      >
        <Stack gap={8} mt={6}>
          {roles.map((role) => (
            <Radio
              key={role}
              value={role}
              label={label('role', role)}
              description={label('role.hint', role)}
              size="xs"
            />
          ))}
        </Stack>
      </Radio.Group>
      <Checkbox
        label={t('members.onlyClients')}
        checked={value.clientScope === 'list'}
        onChange={({ currentTarget }) =>
          onChange({ ...value, clientScope: currentTarget.checked ? 'list' : 'all' })
        }
      />
      {value.clientScope === 'list' && (
        <MultiSelect
          label={t('members.clients')}
          data={(clients?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={value.clientIds}
          onChange={(clientIds) => onChange({ ...value, clientIds })}
          searchable
        />
      )}
    </>
  );
}
