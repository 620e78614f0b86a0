import { emailSchema, labelSchema } from '@adwright/contracts';
import type { Profile } from 'passport-google-oauth20';

/** What Google says about somebody who signed in there. */
export interface GooglePerson {
  /** Google's own id of the person, never reused; an e-mail address may change hands. */
  readonly subject: string;
  readonly name: string;
  /** Null unless Google has verified it. */
  readonly email: string | null;
}

export function googlePersonOf(profile: Profile): GooglePerson {
  const [address] = profile.emails ?? [];
  const email = address?.verified === true ? emailSchema.safeParse(address.value) : null;
  const name = labelSchema.safeParse(profile.displayName?.slice(0, 120));
  const fallback = address?.value.split('@')[0]?.slice(0, 120) || 'Google user';
  return {
    subject: profile.id,
    name: name.success ? name.data : fallback,
    email: email?.success ? email.data : null,
  };
}
