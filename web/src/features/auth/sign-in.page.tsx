import { Link, useSearchParams } from 'react-router-dom';
import { label, t } from '../../shared/messages/message.js';
import { Notice } from '../../shared/ui/notice.js';
import { useAuthOptions } from './api/auth-options.js';
import { AuthCard } from './auth-card.js';
import classes from './auth-card.module.css';
import { GoogleButton } from './google-button.js';
import { SignInForm } from './sign-in-form.js';

export function SignInPage() {
  const { data: options } = useAuthOptions();
  const [params] = useSearchParams();
  // The way back from Google, when it did not lead to a session.
  const problem = params.get('problem');
  return (
    <AuthCard title={t('auth.signIn')} lead={t('auth.signInLead')}>
      {problem !== null && (
        <Notice tone="risk" urgent title={t('auth.failed')}>
          {label('auth.problem', problem)}
        </Notice>
      )}
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
