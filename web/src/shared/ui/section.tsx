import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

interface SectionProps {
  readonly title?: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** For tables that bring their own edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** One titled surface of a page. */
export function Section({ title, note, actions, flush = false, children }: SectionProps) {
  const id = useId();
  const padded = title === undefined ? classes.bodyAlone : classes.body;
  return (
    <section className={classes.section} {...(title === undefined ? {} : { 'aria-labelledby': id })}>
      {title !== undefined && (
        <div className={classes.head}>
          <div>
            <h2 id={id} className={classes.title}>
              {title}
            </h2>
            {note !== undefined && <p className={classes.note}>{note}</p>}
          </div>
          {actions}
        </div>
      )}
      <div className={flush ? classes.flush : padded}>{children}</div>
    </section>
  );
}
