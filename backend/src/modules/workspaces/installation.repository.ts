import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

export type InstallationMode = 'demo' | 'real' | 'unset';

/** What the installation as a whole decided at its first boot (DECISIONS 9). */
@Injectable()
export class InstallationRepository {
  constructor(private readonly database: Database) {}

  async mode(): Promise<InstallationMode> {
    const row = await this.database.global((db) => db.appSetting.findUnique({ where: { key: 'mode' } }));
    return row?.value === 'demo' || row?.value === 'real' ? row.value : 'unset';
  }

  /** The first person of an installation that was never a demo makes it real; an existing decision stays. */
  async decide(mode: 'demo' | 'real'): Promise<void> {
    await this.database.global((db) =>
      db.appSetting.createMany({ data: [{ key: 'mode', value: mode }], skipDuplicates: true }),
    );
  }
}
