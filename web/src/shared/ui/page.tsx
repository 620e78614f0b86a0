import { IconChevronLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router-dom';
import { t } from '../messages/message.js';
import classes from './page.module.css';

interface PageProps {
  readonly title: string;
  /** One sentence under the title: what this page says or is for. */
  readonly lead?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string };
  readonly actions?: ReactNode;
  /** `narrow` for forms and lists of sentences, `wide` for tables of many columns. */
  readonly width?: 'narrow' | 'normal' | 'wide';
  readonly children: ReactNode;
}

/** The frame of every view: title (also of the tab), one sentence, what can be done here, content. */
export function Page({ title, lead, back, actions, width = 'normal', children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title]);
  return (
    <div className={width === 'normal' ? classes.page : `${classes.page} ${classes[width]}`}>
      {back && (
        <Link to={back.to} className={classes.crumb}>
          <IconChevronLeft size={14} aria-hidden />
          {back.label}
        </Link>
      )}
      <header className={classes.header}>
        <div className={classes.titles}>
          <h1 className={classes.title}>{title}</h1>
          {lead !== undefined && <p className={classes.lead}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
