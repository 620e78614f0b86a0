import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { t } from '../../shared/messages/message.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { useLogin } from './api/login.js';
import classes from './auth-card.module.css';
import { DemoLogins } from './demo-logins.js';

interface SignInFormProps {
  readonly demo: boolean;
  /** Stay on this page once signed in. */
  readonly stay?: boolean;
}

/** E-mail and password; in the demo also its logins. */
export function SignInForm({ demo, stay = false }: SignInFormProps) {
  const login = useLogin(stay);
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (text) => (text.trim() === '' ? t('auth.required') : null),
      password: (text) => (text === '' ? t('auth.required') : null),
    },
  });
  return (
    <>
      {login.error && <ProblemNotice error={login.error} what={t('auth.failed')} />}
      <form className={classes.form} onSubmit={form.onSubmit((values) => login.mutate(values))} noValidate>
        <TextInput
          label={t('auth.email')}
          type="email"
          autoComplete="username"
          autoFocus
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('auth.password')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" variant="filled" size="md" disabled={login.isPending}>
          {login.isPending ? t('auth.signingIn') : t('auth.signIn')}
        </Button>
      </form>
      {demo && <DemoLogins onPick={(values) => form.setValues(values)} />}
    </>
  );
}
