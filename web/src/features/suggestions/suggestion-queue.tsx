import type { Suggestion } from '@adwright/contracts';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { t } from '../../shared/messages/message.js';
import { SuggestionRow } from './suggestion-row.js';
import classes from './suggestion-row.module.css';
import { useQueueKeys } from './use-queue-keys.js';

interface SuggestionQueueProps {
  readonly suggestions: readonly Suggestion[];
  readonly toOf: (id: string) => string;
}

/** The queue as a list that j and k walk and Enter opens; the walked row has the focus, so Tab goes on from there. */
export function SuggestionQueue({ suggestions, toOf }: SuggestionQueueProps) {
  const navigate = useNavigate();
  const [selected, setSelected] = useState(-1);
  const rows = useRef(new Map<string, HTMLAnchorElement>());
  const move = (index: number): void => {
    const suggestion = suggestions[index];
    if (suggestion === undefined) return;
    setSelected(index);
    rows.current.get(suggestion.id)?.focus();
  };
  useQueueKeys({
    onNext: () => move(Math.min(selected + 1, suggestions.length - 1)),
    onPrevious: () => move(Math.max(selected - 1, 0)),
    onOpen: () => {
      const suggestion = suggestions[selected];
      if (suggestion !== undefined) void navigate(toOf(suggestion.id));
    },
  });
  return (
    <ul className={classes.list} aria-label={t('suggestions.list')}>
      {suggestions.map((suggestion, index) => (
        <li key={suggestion.id}>
          <SuggestionRow
            suggestion={suggestion}
            to={toOf(suggestion.id)}
            selected={index === selected}
            ref={(element) => {
              if (element === null) rows.current.delete(suggestion.id);
              else rows.current.set(suggestion.id, element);
            }}
          />
        </li>
      ))}
    </ul>
  );
}
