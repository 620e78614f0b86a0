import type { Passage } from '@adwright/contracts';
import { Link } from 'react-router-dom';
import classes from './knowledge.module.css';

interface PassageTextProps {
  readonly passage: Passage;
  /** Where it is from, when that is not clear from the page. */
  readonly source?: { readonly to: string; readonly title: string };
}

/** A passage as it is, whatever it says: text and nothing else. */
export function PassageText({ passage, source }: PassageTextProps) {
  return (
    <>
      <p className={classes.place}>
        {source && <Link to={source.to}>{source.title}</Link>}
        {source && passage.heading !== null && ' › '}
        {passage.heading}
      </p>
      <p className={classes.text}>{passage.text}</p>
    </>
  );
}
