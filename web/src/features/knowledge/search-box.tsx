import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSearchParam } from '../../shared/hooks/use-search-param.js';
import { t } from '../../shared/messages/message.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { useKnowledgeSearch } from './api/search.js';
import classes from './knowledge.module.css';
import { PassageText } from './passage-text.js';

/** A question and the passages it finds. */
export function SearchBox({ clientId }: { readonly clientId: string | null }) {
  const [query, setQuery] = useSearchParam('q');
  const [text, setText] = useState(query ?? '');
  const found = useKnowledgeSearch(query ?? '', clientId);
  return (
    <>
      <form
        className={classes.row}
        onSubmit={(event) => {
          event.preventDefault();
          setQuery(text.trim());
        }}
      >
        <TextInput
          className={classes.grow ?? ''}
          aria-label={t('knowledge.searchLabel')}
          placeholder={t('knowledge.searchLabel')}
          maxLength={1000}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button type="submit">{t('knowledge.search')}</Button>
      </form>
      {query !== null && (
        <Loaded
          query={found}
          loading={<LoadingRows label={t('knowledge.searching')} rows={3} />}
          failed={t('knowledge.searchFailed')}
        >
          {({ items }) =>
            items.length === 0 ? (
              <p className={classes.fine}>{t('knowledge.noneFound')}</p>
            ) : (
              <ol className={classes.passages}>
                {items.map((passage) => (
                  <li key={passage.chunkId}>
                    <PassageText
                      passage={passage}
                      source={{
                        to: `/knowledge/${passage.documentId}?passage=${passage.ordinal}`,
                        title: passage.documentTitle,
                      }}
                    />
                  </li>
                ))}
              </ol>
            )
          }
        </Loaded>
      )}
    </>
  );
}
