import { type Check, type DoctorContext, type Finding, ok, skipped, warning } from '../check.js';

interface Platform {
  name: string;
  id: string;
  secret: string;
  /** Path of our own that the vendor sends the person back to. */
  redirect: string;
  where: string;
}

const PLATFORMS: Platform[] = [
  {
    name: 'Google Ads',
    id: 'GOOGLE_ADS_CLIENT_ID',
    secret: 'GOOGLE_ADS_CLIENT_SECRET',
    redirect: '/api/connections/oauth/callback/google',
    where: 'Google Cloud console, APIs & Services, Credentials',
  },
  {
    name: 'Meta',
    id: 'META_APP_ID',
    secret: 'META_APP_SECRET',
    redirect: '/api/connections/oauth/callback/meta',
    where: 'Meta for Developers, your app, Facebook Login, Settings',
  },
  {
    name: 'Google sign-in',
    id: 'GOOGLE_SIGNIN_CLIENT_ID',
    secret: 'GOOGLE_SIGNIN_CLIENT_SECRET',
    redirect: '/api/auth/google/callback',
    where: 'Google Cloud console, APIs & Services, Credentials',
  },
];

function inspect(platform: Platform, { settings, env }: DoctorContext): Finding {
  const [id, secret] = [env[platform.id], env[platform.secret]];
  if (!id && !secret) return skipped(`${platform.name} is not set up (${platform.id}, ${platform.secret})`);
  if (!id || !secret) {
    return warning(
      `${platform.name}: ${id ? platform.secret : platform.id} is missing`,
      'Both are needed; without them the platform is left out',
    );
  }
  const base = env.PUBLIC_URL || `http://localhost:${settings.port}`;
  return ok(
    `${platform.name} is set up; redirect URI to paste at ${platform.where}:\n      ${base}${platform.redirect}`,
  );
}

export const platforms: Check = {
  name: 'Platforms',
  run: async (context) => PLATFORMS.map((platform) => inspect(platform, context)),
};

export const publicUrl: Check = {
  name: 'Public URL',
  run: async ({ env }) => {
    const url = env.PUBLIC_URL;
    if (!url) return skipped('PUBLIC_URL is not set: invite links and redirects point to localhost');
    const { protocol, hostname } = new URL(url);
    if (protocol !== 'https:' && hostname !== 'localhost' && hostname !== '127.0.0.1') {
      return warning(
        `${url} is not encrypted`,
        'Put a TLS proxy in front and give PUBLIC_URL its https address',
      );
    }
    return ok(url);
  },
};
