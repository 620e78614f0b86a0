import { PlatformError } from '../../../platforms/platform-error.js';

/** A change that we can tell beforehand Google would not carry out as meant. */
export function refused(code: string, message: string, field: string | null = null): PlatformError {
  return new PlatformError('rejected', message, {
    vendorCode: `adwright.${code}`,
    userMessage: message,
    field,
  });
}

export function gone(what: string): PlatformError {
  return new PlatformError('not_found', `the ${what} is not in the account`, {
    vendorCode: 'adwright.not_in_account',
    userMessage: `The ${what} no longer exists on Google Ads.`,
  });
}
