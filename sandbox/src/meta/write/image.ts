import { createHash } from 'node:crypto';
import type { AccountState } from '../../world/state.js';
import type { Image } from '../../world/types.js';
import type { Op } from '../../world/write.js';
import type { Upload } from '../call.js';
import { invalid, parameter } from '../errors.js';
import type { Params } from '../params.js';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const GIF = Buffer.from('GIF8');
/** Reported where the file does not say its size in an easy place. */
const USUAL_SIDE = 1080;

function size(bytes: Buffer): { width: number; height: number } {
  if (bytes.subarray(0, 4).equals(PNG) && bytes.length >= 24) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  return { width: USUAL_SIDE, height: USUAL_SIDE };
}

function check(name: string, bytes: Buffer): void {
  const known = [PNG, JPEG, GIF].some((magic) => bytes.subarray(0, magic.length).equals(magic));
  if (known) return;
  throw invalid(`${name} is not a picture in a format that can be used.`, {
    title: "Image can't be read",
    subcode: 1487411,
    blame: ['bytes'],
  });
}

export interface ImagePlan {
  ops: Op[];
  /** Reply: by file name. */
  images: Record<string, { hash: string; url: string; url_128: string; height: number; width: number }>;
}

/** Uploads: files of a multipart body, or base64 in `bytes`. The same bytes always have the same hash. */
export function createImages(state: AccountState, params: Params, files: readonly Upload[]): ImagePlan {
  const bytes = params.text('bytes');
  const uploads: { name: string; bytes: Buffer }[] = [...files];
  if (bytes) uploads.push({ name: params.text('name') ?? 'bytes', bytes: Buffer.from(bytes, 'base64') });
  if (uploads.length === 0) throw parameter('The parameter filename or bytes is required.');
  const plan: ImagePlan = { ops: [], images: {} };
  for (const upload of uploads) {
    check(upload.name, upload.bytes);
    const hash = createHash('md5').update(upload.bytes).digest('hex');
    const { width, height } = size(upload.bytes);
    const url = `https://images.example.com/${hash}.png`;
    plan.images[upload.name] = { hash, url, url_128: url, height, width };
    const known = state.all('image').some((image) => image.extra.hash === hash && image.status !== 'REMOVED');
    if (known) continue;
    plan.ops.push({
      op: 'create',
      type: 'image',
      id: state.nextId(),
      fields: { name: upload.name, extra: { hash, width, height, url } },
    });
  }
  return plan;
}

/** The image to delete by `hash`. Throws code 100 when the account has none such. */
export function imageByHash(state: AccountState, params: Params): Image {
  const hash = params.text('hash');
  if (!hash) throw parameter('The parameter hash is required.');
  const image = state.all('image').find((one) => one.extra.hash === hash && one.status !== 'REMOVED');
  if (!image) throw invalid(`The account has no image with the hash ${hash}.`, { blame: ['hash'] });
  return image;
}
