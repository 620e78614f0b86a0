import '@mantine/dates/styles.layer.css';
import type { Question } from '@adwright/contracts';
import { Autocomplete, Radio, Select, Stack, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { label, t } from '../../shared/messages/message.js';

interface QuestionInputProps {
  readonly question: Question;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const MOST_RADIOS = 6;
const DATE_FIELDS = ['periodStart', 'periodEnd'];

/** One question of an import as the input that fits it: few options to see, many to search, days, or free text. */
export function QuestionInput({ question, value, onChange }: QuestionInputProps) {
  const { field, reason, options } = question;
  const shared = { label: label('import.question', field), description: reason };
  if (field === 'currency') {
    // The options are the likely ones; any other ISO code is an answer too.
    return (
      <Autocomplete
        {...shared}
        data={options.map((option) => option.value)}
        value={value}
        onChange={(text) => onChange(text.toUpperCase())}
        maxLength={3}
        limit={12}
      />
    );
  }
  if (field === 'timeZone') {
    return (
      <Select
        {...shared}
        data={Intl.supportedValuesOf('timeZone')}
        value={value === '' ? null : value}
        onChange={(zone) => onChange(zone ?? '')}
        searchable
        limit={50}
      />
    );
  }
  if (options.length > MOST_RADIOS) {
    return (
      <Select
        {...shared}
        data={options}
        value={value === '' ? null : value}
        onChange={(choice) => onChange(choice ?? '')}
        searchable
      />
    );
  }
  if (options.length > 0) {
    return (
      <Radio.Group {...shared} value={value} onChange={onChange}>
        <Stack gap={8} mt={8}>
          {options.map((option) => (
            <Radio key={option.value} value={option.value} label={option.label} size="xs" />
          ))}
        </Stack>
      </Radio.Group>
    );
  }
  if (DATE_FIELDS.includes(field)) {
    // A native date field writes 06/01 in the browser's order; here the month is in letters.
    return (
      <DateInput
        {...shared}
        valueFormat="D MMM YYYY"
        weekendDays={[]}
        placeholder={t('import.dayInput')}
        value={value === '' ? null : value}
        onChange={(day) => onChange(day ?? '')}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      placeholder={t('import.freeInput')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
