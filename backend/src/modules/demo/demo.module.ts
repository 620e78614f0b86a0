import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/connections.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { DemoRepository } from './demo.repository.js';
import { DemoSeed } from './demo-seed.js';

@Module({
  imports: [ConnectionsModule, WorkspacesModule],
  providers: [DemoRepository, DemoSeed],
  exports: [DemoSeed],
})
export class DemoModule {}
