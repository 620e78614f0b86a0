import type { SuggestionFact } from '@adwright/contracts';
import { Link } from 'react-router-dom';
import { t } from '../../shared/messages/message.js';
import { Notice } from '../../shared/ui/notice.js';
import classes from './suggestions.module.css';

function FactList({ facts }: { readonly facts: readonly SuggestionFact[] }) {
  return (
    <ul className={classes.facts}>
      {facts.map(({ factId, text, message }) => (
        <li key={`${factId} ${message}`}>
          <q>{text}</q>
          <div className={classes.soft}>{message}</div>
        </li>
      ))}
    </ul>
  );
}

/** The facts of the business that hold a suggestion back, in the words of whoever wrote them. */
export function HeldBy({ facts }: { readonly facts: readonly SuggestionFact[] }) {
  if (facts.length === 0) return null;
  return (
    <div className={classes.held}>
      <Notice tone="late" title={t('suggestion.heldTitle')}>
        <FactList facts={facts} />
        <Link to="/knowledge">{t('suggestion.heldLink')}</Link>
      </Notice>
    </div>
  );
}

/** The facts that shaped a suggestion without holding it back. */
export function ShapedBy({ facts }: { readonly facts: readonly SuggestionFact[] }) {
  if (facts.length === 0) return null;
  return (
    <div className={classes.shaped}>
      <h3 className={classes.blockTitle}>{t('suggestion.shapedBy')}</h3>
      <FactList facts={facts} />
    </div>
  );
}
