import { PasswordInput } from '@mantine/core';
import { t } from '../../shared/messages/message.js';

interface TokenInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A field for a secret that is pasted: never shown, never remembered by the browser. */
export function TokenInput({ value, onChange }: TokenInputProps) {
  return (
    <PasswordInput
      label={t('token.label')}
      description={t('token.note')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      autoComplete="off"
      spellCheck={false}
      required
    />
  );
}
