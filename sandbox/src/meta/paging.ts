import type { Call } from './call.js';
import { GraphError } from './errors.js';
import type { Params } from './params.js';

export const DEFAULT_LIMIT = 25;
export const MAX_LIMIT = 5_000;

/** Where a page stands: offset of its first item, and what pins its data (virtual instant), if anything does. */
interface Position {
  offset: number;
  pin: number;
}

export function cursor(offset: number, pin = 0): string {
  return Buffer.from(`${offset}.${pin}`).toString('base64url');
}

function read(text: string): Position {
  const match = /^(\d+)\.(\d+)$/.exec(Buffer.from(text, 'base64url').toString('latin1'));
  if (!match) throw new GraphError(100, '(#100) Invalid cursor passed to paging parameter');
  return { offset: Number(match[1]), pin: Number(match[2]) };
}

export interface PageRequest {
  limit: number;
  offset: number;
  pin: number;
}

/**
 * The page a call asks for. `after` names the last item seen, `before` the first one seen. Throws code 100 for
 * cursors that are none.
 */
export function pageOf(params: Params): PageRequest {
  const limit = Math.min(MAX_LIMIT, params.whole('limit', 1) ?? DEFAULT_LIMIT);
  const after = params.text('after');
  if (after) {
    const position = read(after);
    return { limit, offset: position.offset + 1, pin: position.pin };
  }
  const before = params.text('before');
  if (before) {
    const position = read(before);
    const offset = Math.max(0, position.offset - limit);
    return { limit: Math.min(limit, position.offset), offset, pin: position.pin };
  }
  return { limit, offset: 0, pin: 0 };
}

/** A list reply with cursors; `next` and `previous` only where there is something. */
export function listBody(
  call: Call,
  items: readonly unknown[],
  page: PageRequest,
  more: boolean,
  pin = page.pin,
): Record<string, unknown> {
  if (items.length === 0) return { data: [] };
  const before = cursor(page.offset, pin);
  const after = cursor(page.offset + items.length - 1, pin);
  return {
    data: items,
    paging: {
      cursors: { before, after },
      ...(more ? { next: link(call, { after }) } : {}),
      ...(page.offset > 0 ? { previous: link(call, { before }) } : {}),
    },
  };
}

/** The same call with another cursor. The token is in it, as it is at the vendor: clients should not log these. */
function link(call: Call, position: { after: string } | { before: string }): string {
  const url = new URL(`${call.base}/${call.version}/${call.path.join('/')}`);
  const { after: _after, before: _before, ...rest } = call.query;
  for (const [name, value] of Object.entries({ ...rest, ...position })) {
    url.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return url.toString();
}
