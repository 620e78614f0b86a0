import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

@Injectable()
export class EngineRepository {
  constructor(private readonly database: Database) {}

  /** True on the embedded database, which was compiled to WebAssembly and says so. */
  async embedded(): Promise<boolean> {
    const [row] = await this.database.global(
      (db) => db.$queryRaw<{ embedded: boolean }[]>`SELECT version() ~* 'emscripten|wasm' AS embedded`,
    );
    return row?.embedded ?? false;
  }
}
