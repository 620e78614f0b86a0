import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';

/** Most bytes of one upload. */
export const MOST_UPLOAD_BYTES = 50 * 1024 * 1024;

const STALE_MS = 86_400_000;

/** Uploads on disk: fresh ones under a random name, accepted ones under their import's id until they are stored. */
@Injectable()
export class UploadStore implements OnModuleInit {
  private readonly folder: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.folder = uploadFolder(config);
  }

  /** Removes what an interrupted request left behind; an import that still waits keeps its file. */
  async onModuleInit(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      if (name.startsWith('import-')) continue;
      const found = await stat(path).catch(() => null);
      if (found && Date.now() - found.mtimeMs > STALE_MS) await rm(path, { force: true });
    }
  }

  pathOf(importId: string): string {
    return join(this.folder, `import-${importId}`);
  }

  /** Keeps an upload for its import. */
  async keep(uploadPath: string, importId: string): Promise<void> {
    await rename(uploadPath, this.pathOf(importId));
  }

  async drop(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  /** SHA-256 of a file, hex. */
  async digest(path: string): Promise<string> {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex');
  }
}

export function uploadFolder(config: Config): string {
  return resolve(config.dataDir, 'uploads');
}

/** A name to show: no path, no control characters, not endless. */
export function safeFileName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).replace(/\p{Cc}/gu, '');
  return [...plain].slice(0, 200).join('') || 'export';
}
