import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useAdAccounts } from '../hooks/use-ad-accounts.js';
import { useSearchParam } from '../hooks/use-search-param.js';
import { t } from '../messages/message.js';
import classes from './filters.module.css';

export function FilterBar({ children }: { readonly children: ReactNode }) {
  return <search className={classes.bar}>{children}</search>;
}

/** Filter by ad account, kept in the address bar as `account`. */
export function AccountFilter() {
  const [account, setAccount] = useSearchParam('account');
  const { data } = useAdAccounts();
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      aria-label={t('common.account')}
      placeholder={t('common.allAccounts')}
      data={options}
      value={account}
      onChange={setAccount}
      clearable
      searchable
      w={220}
    />
  );
}

interface ChoiceFilterProps {
  readonly name: string;
  readonly label: string;
  readonly placeholder: string;
  readonly options: { value: string; label: string }[];
}

/** Filter by one of a few values, kept in the address bar under `name`. */
export function ChoiceFilter({ name, label, placeholder, options }: ChoiceFilterProps) {
  const [value, setValue] = useSearchParam(name);
  return (
    <Select
      aria-label={label}
      placeholder={placeholder}
      data={options}
      value={value}
      onChange={setValue}
      clearable
      w={170}
    />
  );
}

const SEARCH_DELAY_MS = 250;

/** Free text filter, kept in the address bar as `q` once the typing pauses. */
export function SearchFilter({ label }: { readonly label: string }) {
  const [query, setQuery] = useSearchParam('q');
  const [text, setText] = useState(query ?? '');
  const commit = useDebouncedCallback((next: string) => setQuery(next.trim()), SEARCH_DELAY_MS);
  return (
    <TextInput
      className={classes.grow ?? ''}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        commit(currentTarget.value);
      }}
    />
  );
}
