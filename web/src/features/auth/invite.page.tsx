import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { label, t } from '../../shared/messages/message.js';
import { useMe } from '../../shared/session/use-me.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Notice } from '../../shared/ui/notice.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { useAcceptInvitation } from './api/accept-invitation.js';
import { useInvitationPreview } from './api/preview-invitation.js';
import { AuthCard } from './auth-card.js';
import classes from './auth-card.module.css';
import { SignInForm } from './sign-in-form.js';
import { SignUpForm } from './sign-up-form.js';

interface JoinProps {
  readonly token: string;
  readonly workspace: string;
}

function JoinAs({ token, workspace, email }: JoinProps & { readonly email: string }) {
  const accept = useAcceptInvitation();
  return (
    <div className={classes.form}>
      {accept.error && <ProblemNotice error={accept.error} what={t('auth.inviteFailed')} />}
      <div>{t('auth.joinAs', { email })}</div>
      <Button variant="filled" size="md" disabled={accept.isPending} onClick={() => accept.mutate(token)}>
        {accept.isPending ? t('auth.joining') : t('auth.join', { workspace })}
      </Button>
    </div>
  );
}

function JoinSignedOut({ token, email }: { readonly token: string; readonly email: string | null }) {
  const [way, setWay] = useState('new');
  return (
    <div className={classes.form}>
      <SegmentedControl
        value={way}
        onChange={setWay}
        data={[
          { value: 'new', label: t('auth.joinSignUp') },
          { value: 'known', label: t('auth.joinSignIn') },
        ]}
      />
      {way === 'new' ? (
        <SignUpForm invitationToken={token} {...(email === null ? {} : { email })} />
      ) : (
        <SignInForm demo={false} stay />
      )}
    </div>
  );
}

/** `/invite#token`: the token is in the fragment, which no server and no log ever sees. */
export function InvitePage() {
  const { hash } = useLocation();
  const token = hash.replace(/^#/, '');
  const preview = useInvitationPreview(token);
  const me = useMe();
  if (token === '') {
    return (
      <AuthCard title={t('auth.inviteTitle')} lead="">
        <Notice tone="late" title={t('auth.inviteFailed')}>
          {t('auth.inviteMissing')}
        </Notice>
      </AuthCard>
    );
  }
  const { data } = preview;
  const lead =
    data === undefined
      ? ''
      : t('auth.inviteLead', { workspace: data.workspaceName, role: label('role', data.role) });
  return (
    <AuthCard title={t('auth.inviteTitle')} lead={lead}>
      <Loaded
        query={preview}
        loading={<LoadingBlock label={t('auth.inviteLoading')} height={160} />}
        failed={t('auth.inviteFailed')}
      >
        {({ workspaceName, email }) => (
          <>
            {email !== null && <p className={classes.lead}>{t('auth.inviteFor', { email })}</p>}
            {me.data === undefined ? (
              <JoinSignedOut token={token} email={email} />
            ) : (
              <JoinAs token={token} workspace={workspaceName} email={me.data.user.email} />
            )}
          </>
        )}
      </Loaded>
    </AuthCard>
  );
}
