import { draftValues } from '@adwright/contracts';
import type { Span } from './heard.js';

const WITH_SCHEME = /\b[a-z][a-z0-9+.-]*:\/\/[^\s<>"'“”«»]+/i;
const BARE =
  /(?<![\p{L}\p{N}@._-])(?:www\.)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:com|net|org|info|biz|io|co|shop|store|online|app|dev|eu|de|at|ch|fr|be|lu|es|it|pt|nl|uk|ie|us|ca|mx|ar|cl|pe|au|nz|pl|cz|se|no|dk|fi|test|example|dental|salon|studio|berlin|paris|barcelona|madrid)(?![\p{L}\p{N}-])(?:\/[^\s<>"'“”«»]*)?/iu;
/** A mark at the end belongs to the sentence, not to the address. */
const TAIL = /[.,;:!?)\]}]+$/;

export interface HeardPage extends Span {
  /** Null when what stands there is no address that people can be sent to. */
  readonly url: string | null;
}

/** A web address. Without a scheme https is meant; anything but http and https is refused. */
export function readPage(text: string): HeardPage | null {
  const full = WITH_SCHEME.exec(text);
  const match = full ?? BARE.exec(text);
  if (!match) return null;
  const raw = match[0].replace(TAIL, '');
  const span = { start: match.index, end: match.index + raw.length };
  const url = draftValues.landingPage.safeParse(full ? raw : `https://${raw}`);
  return { ...span, url: url.success ? url.data : null };
}
