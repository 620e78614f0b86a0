import { Select } from '@mantine/core';
import { useClients } from '../../shared/hooks/use-clients.js';
import { t } from '../../shared/messages/message.js';

interface ClientChoiceProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** A client, or none for all of them. */
export function ClientChoice({ label, placeholder, value, onChange }: ClientChoiceProps) {
  const { data } = useClients();
  return (
    <Select
      aria-label={label}
      placeholder={placeholder}
      data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      clearable
      searchable
      nothingFoundMessage={t('knowledge.allClients')}
      w={200}
    />
  );
}
