import { Link } from 'react-router-dom';
import { t } from '../../shared/messages/message.js';
import { useAuthOptions } from './api/auth-options.js';
import { AuthCard } from './auth-card.js';
import classes from './auth-card.module.css';
import { GoogleButton } from './google-button.js';
import { SignInForm } from './sign-in-form.js';

export function SignInPage() {
  const { data: options } = useAuthOptions();
  return (
    <AuthCard title={t('auth.signIn')} lead={t('auth.signInLead')}>
      <SignInForm demo={options?.mode === 'demo'} />
      {options?.google && <GoogleButton />}
      {options?.signUp && (
        <p className={classes.foot}>
          {t('auth.noAccount')} <Link to="/sign-up">{t('auth.signUp')}</Link>
        </p>
      )}
    </AuthCard>
  );
}
