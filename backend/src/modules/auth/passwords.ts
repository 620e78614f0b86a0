import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { compare, hash } from 'bcrypt';
import { CONFIG, type Config } from '../../config/config.js';

/** How passwords are kept and compared. */
@Injectable()
export class Passwords {
  /** The hash of a random password nobody kept, at the same cost: an unknown e-mail takes as long as a known one. */
  private nobody: Promise<string> | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  hash(password: string): Promise<string> {
    return hash(password, this.config.passwordRounds);
  }

  /** @param stored null when there is no such person or they have no password; takes the same time. */
  async matches(password: string, stored: string | null): Promise<boolean> {
    this.nobody ??= this.hash(randomBytes(24).toString('base64'));
    const same = await compare(password, stored ?? (await this.nobody));
    // bcrypt reads 72 bytes only: a longer text with the right beginning is not the password.
    return same && stored !== null && Buffer.byteLength(password) <= 72;
  }
}
