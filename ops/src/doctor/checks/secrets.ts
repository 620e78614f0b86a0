import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, type Finding, fault, ok, skipped, warning } from '../check.js';

const FILES: [string, string][] = [
  ['JWT_SECRET', 'jwt-secret'],
  ['ENCRYPTION_KEYS', 'encryption-keys'],
  ['SERVICE_TOKEN', 'service-token'],
];

function lengthFault(name: string, value: string): Finding | undefined {
  if (name === 'ENCRYPTION_KEYS') {
    const valid = value
      .split(',')
      .every((key) => /^[^:]+:.+$/.test(key) && Buffer.from(key.split(':')[1] ?? '', 'base64').length === 32);
    return valid
      ? undefined
      : fault(
          `${name} is not a list of id:base64 of 32 bytes`,
          "Make one: node -p \"'k1:' + crypto.randomBytes(32).toString('base64')\"",
        );
  }
  return value.length >= 32
    ? undefined
    : fault(
        `${name} is shorter than 32 characters`,
        'Make one: node -p "crypto.randomBytes(48).toString(\'base64url\')"',
      );
}

export const secrets: Check = {
  name: 'Secrets',
  run: async ({ settings, env }) => {
    const findings = FILES.map(([name, file]): Finding => {
      const given = env[name];
      if (given) return lengthFault(name, given) ?? ok(`${name} from the environment`);
      const path = join(settings.dataDir, 'secrets', file);
      if (!existsSync(path)) return skipped(`${name} is made at the first npm start`);
      const mode = statSync(path).mode & 0o777;
      if (mode & 0o077)
        return fault(`${path} can be read by others (${mode.toString(8)})`, `chmod 600 ${path}`);
      if (name === 'ENCRYPTION_KEYS' && readFileSync(path, 'utf8').includes(','))
        return warning(
          'A rotation of the encryption key has not ended',
          'Stop Adwright and run npm run keys:rotate: it goes on where it was',
        );
      return ok(`${name} in ${path}`);
    });
    return findings;
  },
};
