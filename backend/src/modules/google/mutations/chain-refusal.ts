import { PlatformError } from '../../../platforms/platform-error.js';
import { toPlatformError } from '../errors.js';
import type { ErrorReply } from '../wire.js';
import type { MutateRequest } from './operations.js';

/** How many refusals a person is told of at once; the rest are counted. */
const MOST_TOLD = 3;

interface Create {
  readonly keyword?: { readonly text?: string };
  readonly negative?: boolean;
  readonly location?: { readonly geoTargetConstant?: string };
  readonly language?: { readonly languageConstant?: string };
}

/** The part of the campaign that an operation makes, in the words of the draft. */
function partOf(operation: object | undefined): string | null {
  const [kind, value] = Object.entries(operation ?? {})[0] ?? [];
  const { keyword, negative, location, language } = (value as { create?: Create } | undefined)?.create ?? {};
  if (keyword) return `${negative ? 'Excluded keyword' : 'Keyword'} “${keyword.text ?? ''}”`;
  if (location) return `Place ${location.geoTargetConstant?.replace('geoTargetConstants/', '') ?? ''}`;
  if (language) return `Language ${language.languageConstant?.replace('languageConstants/', '') ?? ''}`;
  const names: Readonly<Record<string, string>> = {
    campaignBudgetOperation: 'Budget',
    campaignOperation: 'Campaign',
    adGroupOperation: 'Ad group',
    adGroupAdOperation: 'Ad',
  };
  return names[kind ?? ''] ?? null;
}

/** `mutate_operations[5].ad_group_ad_operation.create.ad.final_urls` -> 5 and `ad.final_urls`. */
function placeOf(field: string | null): { index: number; rest: string } | null {
  const match = /^mutate_operations\[(\d+)\](?:\.\w+\.create)?\.?(.*)$/.exec(field ?? '');
  return match ? { index: Number(match[1]), rest: match[2] ?? '' } : null;
}

/**
 * A refusal of a chain names its place by an index into the request. The person never saw the request, so the part of the
 * campaign is put before the vendor's words: all refusals, the first three in full.
 */
export function namingParts(error: unknown, operations: readonly object[]): unknown {
  if (!(error instanceof PlatformError) || !error.detail.refusals?.length) return error;
  const lines = error.detail.refusals.map(({ field, message }) => {
    const place = placeOf(field);
    const part = place && partOf(operations[place.index]);
    if (!part) return message;
    return `${part}${place.rest === '' ? '' : ` (${place.rest})`}: ${message}`;
  });
  const more = lines.length - MOST_TOLD;
  const told = lines.slice(0, MOST_TOLD).join(' ') + (more > 0 ? ` And ${more} more.` : '');
  return new PlatformError(error.kind, error.message, { ...error.detail, userMessage: told, cause: error });
}

/**
 * Some operations of a request were carried out and some not, though we never ask for that. A single operation that failed
 * changed nothing; of a chain something may stand, which the read-back has to tell.
 */
export function partlyDone(request: MutateRequest, status: NonNullable<ErrorReply['error']>): PlatformError {
  const error = toPlatformError(400, { error: status }, false);
  if (request.operations.length === 1) return error;
  return new PlatformError('outcome_unknown', error.message, { ...error.detail, cause: error });
}

/**
 * The name of a campaign carries the action's marker, so when Google says that it is taken, an earlier sending of this very
 * action has arrived after all (its answer was lost, or it came through late). Nothing was made twice; what stands is for the
 * read-back to tell.
 */
export function whenNameIsTaken(error: unknown): unknown {
  if (!(error instanceof PlatformError)) return error;
  if (error.detail.vendorCode !== 'campaignError.DUPLICATE_CAMPAIGN_NAME') return error;
  return new PlatformError('outcome_unknown', 'the campaign of this action is there already', {
    ...error.detail,
    cause: error,
  });
}
