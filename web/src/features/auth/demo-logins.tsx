import { label, t } from '../../shared/messages/message.js';
import classes from './auth-card.module.css';

const DEMO_PASSWORD = 'demo-adwright';
const DEMO_ROLES = ['owner', 'analyst', 'viewer'] as const;

interface DemoLoginsProps {
  readonly onPick: (login: { email: string; password: string }) => void;
}

/** The demo's logins, each filled in with one click. Shown only where the server says that it is the demo. */
export function DemoLogins({ onPick }: DemoLoginsProps) {
  return (
    <section className={classes.demo} aria-label={t('auth.demoTitle')}>
      <h2 className={classes.demoTitle}>{t('auth.demoTitle')}</h2>
      <p className={classes.demoLead}>{t('auth.demoLead')}</p>
      <div className={classes.demoList}>
        {DEMO_ROLES.map((role) => {
          const email = `${role}@demo.adwright.dev`;
          return (
            <button
              key={role}
              type="button"
              className={classes.demoLogin}
              onClick={() => onPick({ email, password: DEMO_PASSWORD })}
            >
              {label('auth.demo', role)}
              <span className={classes.demoMail}>{email}</span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
