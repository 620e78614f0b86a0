import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ConnectionsModule } from '../connections/connections.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { DemoRepository } from './demo.repository.js';
import { DemoPeople } from './demo-people.seed.js';
import { DemoSeed } from './demo-seed.js';

@Module({
  imports: [AuthModule, ConnectionsModule, WorkspacesModule],
  providers: [DemoPeople, DemoRepository, DemoSeed],
  exports: [DemoSeed],
})
export class DemoModule {}
