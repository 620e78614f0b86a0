import { PlatformError } from '../../platforms/platform-error.js';

/** A change that we can tell beforehand Meta would not carry out as meant. */
export function refused(code: string, message: string, field: string | null = null): PlatformError {
  return new PlatformError('rejected', message, {
    vendorCode: `adwright.${code}`,
    userMessage: message,
    field,
  });
}

const digits = /^\d{1,20}$/;

/**
 * Everything that is put into a path as an id passes here.
 * @throws PlatformError `not_found` for anything but digits: no object can have such an id.
 */
export function id(value: string): string {
  if (digits.test(value)) return value;
  throw new PlatformError('not_found', 'a Meta id consists of digits', {
    vendorCode: 'adwright.not_an_id',
    userMessage: 'Meta has nothing with this id.',
  });
}
