import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Import, Problem } from '@adwright/contracts';
import { compileWorker } from '../../../common/testing/compiled-worker.js';
import { startTestApp, type TestApp, type TestUser } from '../../../common/testing/test-app.js';
import type { TestAnswer } from '../../../common/testing/test-client.js';
import { EXPORT_WORKER } from '../reading/export-reader.js';

const META_HEADER =
  'Reporting starts,Reporting ends,Campaign name,Ad set name,Ad name,Ad ID,Impressions,Clicks (all),Amount spent (EUR),Results,Result indicator';

interface MetaRow {
  day?: string;
  ad?: string;
  id?: string;
  impressions?: number | string;
  clicks?: number | string;
  spend?: string;
}

function metaRow(row: MetaRow): string {
  const {
    day = '2026-05-01',
    ad = 'Ad one',
    id = '7001',
    impressions = 1000,
    clicks = 20,
    spend = '12.34',
  } = row;
  return `${day},${day},Spring sale,Women 25-34,${ad},${id},${impressions},${clicks},${spend},2,actions:offsite_conversion.fb_pixel_purchase`;
}

/** A daily export of Meta Ads Manager at ad level, in euros. */
export const meta = (rows: readonly MetaRow[]) =>
  `\ufeff${[META_HEADER, ...rows.map(metaRow)].join('\r\n')}\r\n`;

export const twoDays = [{}, { day: '2026-05-02', spend: '7.66', impressions: 500, clicks: 5 }];

/** Everything the reading thread imports at run time. */
const NEEDED = ['files/reader', 'files/reading', 'campaigns/search-term-key.ts'];

type Content = string | Uint8Array;
type Fields = Record<string, string>;

/** The API with a data folder of its own, and a fresh person for each test. */
export class ImportKit {
  private constructor(
    readonly app: TestApp,
    private readonly folder: string,
    public owner: TestUser,
  ) {}

  static async open(): Promise<ImportKit> {
    const folder = await mkdtemp(join(tmpdir(), 'adwright-imports-'));
    const app = await startTestApp({ ADWRIGHT_DATA: folder });
    // The thread's program is compiled for this test instead of taken from a build that may be old.
    app.app.get<URL>(EXPORT_WORKER, { strict: false }).href = (
      await compileWorker('files/reading/export.worker.js', NEEDED)
    ).href;
    return new ImportKit(app, folder, await app.signUp());
  }

  async close(): Promise<void> {
    await this.app.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async renewOwner(): Promise<void> {
    this.owner = await this.app.signUp();
  }

  send<B = Import>(
    user: TestUser,
    content: Content,
    fields: Fields = {},
    name = 'export.csv',
  ): Promise<TestAnswer<B>> {
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.set(key, value);
    form.set('file', new Blob([content as Uint8Array<ArrayBuffer>]), name);
    return user.client.post<B>('/imports', form);
  }

  async imported(content: Content, fields: Fields = {}, name?: string): Promise<Import> {
    const answer = await this.send(this.owner, content, fields, name);
    if (answer.status !== 201) throw new Error(`${answer.status}: ${answer.text}`);
    return answer.body;
  }

  refused(content: Content, fields: Fields = {}, name?: string): Promise<TestAnswer<Problem>> {
    return this.send<Problem>(this.owner, content, fields, name);
  }

  /** The owner's rows of a table, past row-level security. */
  table(name: string): Promise<Record<string, unknown>[]> {
    return this.app.database.asOwner(`SELECT * FROM ${name} WHERE workspace_id = $1`, [
      this.owner.workspaceId,
    ]);
  }

  /** Uploads that are still on disk. */
  uploads(): Promise<string[]> {
    return readdir(join(this.folder, 'uploads'));
  }
}

/** `added/restated/unchanged/older` */
export function counts(result: Import): string {
  const { added, restated, unchanged, older } = result.changed;
  return `${added}/${restated}/${unchanged}/${older}`;
}
