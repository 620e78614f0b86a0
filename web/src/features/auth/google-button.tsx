import { googleSignIn } from '@adwright/contracts';
import { Button, Divider } from '@mantine/core';
import { IconBrandGoogle } from '@tabler/icons-react';
import { t } from '../../shared/messages/message.js';

/** Leaves for Google and comes back signed in. */
export function GoogleButton() {
  return (
    <>
      <Divider my="md" label={t('auth.or')} />
      <Button
        component="a"
        href={`/api${googleSignIn.path}`}
        fullWidth
        size="md"
        leftSection={<IconBrandGoogle size={16} aria-hidden />}
      >
        {t('auth.google')}
      </Button>
    </>
  );
}
