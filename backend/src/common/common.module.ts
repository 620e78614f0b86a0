import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { Encryption } from './encryption.js';

@Global()
@Module({ providers: [Clock, Encryption], exports: [Clock, Encryption] })
export class CommonModule {}
