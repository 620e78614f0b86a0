import { Module, type OnModuleInit } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { CONFIG, type Config } from '../../config/config.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { SyncModule } from '../sync/sync.module.js';
import { filesAdapter } from './files.adapter.js';
import { ImportAccounts } from './import-accounts.js';
import { ImportAccountsRepository } from './import-accounts.repository.js';
import { ImportFinisher } from './import-finisher.js';
import { ImportPreparer } from './import-preparer.js';
import { ImportStoring } from './import-storing.js';
import { ImportsController } from './imports.controller.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { builtWorker, EXPORT_WORKER, ExportReader } from './reading/export-reader.js';
import { MOST_UPLOAD_BYTES, UploadStore, uploadFolder } from './upload-store.js';

/** Exports as a source: uploads, their reading and storing, and the read-only adapter. */
@Module({
  imports: [
    CampaignsModule,
    MetricsModule,
    SyncModule,
    MulterModule.registerAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        dest: uploadFolder(config),
        defParamCharset: 'utf8',
        limits: {
          fileSize: MOST_UPLOAD_BYTES,
          files: 1,
          fields: 30,
          fieldSize: 64 * 1024,
          fieldNameSize: 100,
        },
      }),
    }),
  ],
  controllers: [ImportsController],
  providers: [
    { provide: EXPORT_WORKER, useFactory: builtWorker },
    ExportReader,
    ImportAccounts,
    ImportAccountsRepository,
    ImportFinisher,
    ImportPreparer,
    ImportStoring,
    ImportsRepository,
    ImportsService,
    UploadStore,
  ],
  exports: [ImportFinisher],
})
export class FilesModule implements OnModuleInit {
  constructor(private readonly registry: PlatformRegistry) {}

  onModuleInit(): void {
    this.registry.register(filesAdapter);
  }
}
