import { emailSchema, passwordSchema } from '@adwright/contracts';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { t } from '../../shared/messages/message.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { useSignUp } from './api/sign-up.js';
import classes from './auth-card.module.css';

interface SignUpFormProps {
  /** With an invitation the person joins that workspace instead of making one. */
  readonly invitationToken?: string;
  readonly email?: string;
}

const MIN_PASSWORD = 10;

function passwordFault(text: string): string | null {
  if (passwordSchema.safeParse(text).success) return null;
  return text.length < MIN_PASSWORD ? t('auth.passwordShort') : t('auth.passwordLong');
}

export function SignUpForm({ invitationToken, email = '' }: SignUpFormProps) {
  const signUp = useSignUp();
  const form = useForm({
    initialValues: { name: '', email, password: '', workspaceName: '' },
    validateInputOnBlur: true,
    validate: {
      name: (text) => (text.trim() === '' ? t('auth.required') : null),
      email: (text) => (emailSchema.safeParse(text.trim()).success ? null : t('auth.invalidEmail')),
      password: passwordFault,
    },
  });
  const submit = form.onSubmit(({ name, email: mail, password, workspaceName }) => {
    signUp.mutate({
      name,
      email: mail.trim(),
      password,
      ...(workspaceName.trim() === '' ? {} : { workspaceName }),
      ...(invitationToken === undefined ? {} : { invitationToken }),
    });
  });
  return (
    <>
      {signUp.error && <ProblemNotice error={signUp.error} what={t('auth.signUpFailed')} />}
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput label={t('auth.name')} autoComplete="name" {...form.getInputProps('name')} />
        <TextInput
          label={t('auth.email')}
          type="email"
          autoComplete="username"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('auth.password')}
          description={t('auth.passwordHint')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        {invitationToken === undefined && (
          <TextInput
            label={t('auth.workspaceName')}
            description={t('auth.workspaceHint')}
            autoComplete="organization"
            {...form.getInputProps('workspaceName')}
          />
        )}
        <Button type="submit" variant="filled" size="md" disabled={signUp.isPending}>
          {signUp.isPending ? t('auth.signingUp') : t('auth.signUpButton')}
        </Button>
      </form>
    </>
  );
}
