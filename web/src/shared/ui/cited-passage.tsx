import type { Citation } from '@adwright/contracts';
import { Link } from 'react-router-dom';
import { t } from '../messages/message.js';
import classes from './cited-passage.module.css';

/** A passage of the business's own documents: a quotation, whatever it says, with the way to its place in the document. */
export function CitedPassage({ citation }: { readonly citation: Citation }) {
  const { documentId, documentTitle, ordinal, heading, text, deleted } = citation;
  if (deleted) return <span className={classes.gone}>{t('chat.citation.deleted')}</span>;
  return (
    <figure className={classes.figure}>
      <blockquote className={classes.quote}>{text}</blockquote>
      <figcaption className={classes.source}>
        <Link to={`/knowledge/${documentId}?passage=${ordinal}`}>{documentTitle}</Link>
        {heading !== null && ` › ${heading}`}
      </figcaption>
    </figure>
  );
}
