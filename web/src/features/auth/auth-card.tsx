import { type ReactNode, useEffect } from 'react';
import { t } from '../../shared/messages/message.js';
import { BrandMark } from '../../shared/ui/brand-mark.js';
import classes from './auth-card.module.css';

interface AuthCardProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/** The frame of the views outside a workspace. */
export function AuthCard({ title, lead, children }: AuthCardProps) {
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title]);
  return (
    <main className={classes.screen}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <BrandMark size={32} />
          <div>
            {t('app.name')}
            <div className={classes.promise}>{t('app.promise')}</div>
          </div>
        </div>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.lead}>{lead}</p>
        {children}
      </div>
    </main>
  );
}
