import { Link } from 'react-router-dom';
import { t } from '../../shared/messages/message.js';
import { useAuthOptions } from './api/auth-options.js';
import { AuthCard } from './auth-card.js';
import classes from './auth-card.module.css';
import { GoogleButton } from './google-button.js';
import { SignUpForm } from './sign-up-form.js';

export function SignUpPage() {
  const { data: options } = useAuthOptions();
  return (
    <AuthCard title={t('auth.signUp')} lead={t('auth.signUpLead')}>
      <SignUpForm />
      {options?.google && <GoogleButton />}
      <p className={classes.foot}>
        {t('auth.haveAccount')} <Link to="/sign-in">{t('auth.signIn')}</Link>
      </p>
    </AuthCard>
  );
}
