import { Fragment, type ReactNode } from 'react';
import classes from './facts.module.css';

interface FactsProps {
  readonly items: readonly { readonly name: string; readonly value: ReactNode }[];
}

/** Names and values, one pair per line. */
export function Facts({ items }: FactsProps) {
  return (
    <dl className={classes.facts}>
      {items.map(({ name, value }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
