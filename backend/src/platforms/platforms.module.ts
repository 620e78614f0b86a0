import { Global, Module } from '@nestjs/common';
import { PlatformRegistry } from './registry.js';

@Global()
@Module({ providers: [PlatformRegistry], exports: [PlatformRegistry] })
export class PlatformsModule {}
