import { Injectable } from '@nestjs/common';

/** Real time. Tokens, sessions and leases use it; days of metrics come from the platform's own clock instead. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
