import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type Profile, Strategy } from 'passport-google-oauth20';
import { CONFIG, type Config } from '../../../config/config.js';
import { type GooglePerson, googlePersonOf } from '../google-person.js';

export const GOOGLE_CALLBACK_PATH = '/api/auth/google/callback';

/** Google sign-in; provided only when it is configured, with the redirect URI `PUBLIC_URL + GOOGLE_CALLBACK_PATH`. */
@Injectable()
export class GoogleStrategy extends PassportStrategy(Strategy, 'google') {
  constructor(@Inject(CONFIG) config: Config) {
    if (!config.googleSignIn) throw new Error('Google sign-in is not configured');
    super({
      clientID: config.googleSignIn.id,
      clientSecret: config.googleSignIn.secret,
      callbackURL: `${config.http.publicUrl}${GOOGLE_CALLBACK_PATH}`,
      scope: ['openid', 'email', 'profile'],
    });
  }

  validate(_accessToken: string, _refreshToken: string, profile: Profile): GooglePerson {
    return googlePersonOf(profile);
  }
}
