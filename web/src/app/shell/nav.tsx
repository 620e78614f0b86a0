import { roleAtLeast } from '@adwright/contracts';
import { NavLink } from 'react-router-dom';
import { useToday } from '../../shared/hooks/use-today.js';
import { t } from '../../shared/messages/message.js';
import { useRole } from '../../shared/session/use-role.js';
import classes from './nav.module.css';
import { navGroups } from './nav-items.js';

/** The views of the workspace; `onGo` closes the drawer on a phone. */
export function Nav({ onGo }: { readonly onGo?: () => void }) {
  const role = useRole();
  const { data: today } = useToday();
  const waiting = today?.openSuggestions ?? 0;
  return (
    <nav className={classes.groups} aria-label={t('nav.main')}>
      {navGroups.map(({ title, items }) => (
        <div key={title}>
          {title !== 'nav.main' && <h2 className={classes.groupTitle}>{t(title)}</h2>}
          <ul className={classes.list}>
            {items
              .filter(({ needs }) => needs === undefined || (role !== null && roleAtLeast(role, needs)))
              .map(({ to, text, Icon }) => (
                <li key={to}>
                  <NavLink to={to} className={classes.item ?? ''} onClick={() => onGo?.()}>
                    <Icon size={16} stroke={1.75} aria-hidden />
                    {t(text)}
                    {to === '/suggestions' && waiting > 0 && <span className={classes.count}>{waiting}</span>}
                  </NavLink>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
