import { Module } from '@nestjs/common';
import { FilesModule } from './files.module.js';
import { ImportFileHandler } from './import-file.handler.js';

/** What only the worker does: storing large files, and those whose process died. */
@Module({ imports: [FilesModule], providers: [ImportFileHandler] })
export class FilesWorkerModule {}
