/** One error inside a GoogleAdsFailure. Field names of a location are snake_case, as the vendor prints them. */
export interface AdsError {
  errorCode: Record<string, string>;
  message: string;
  trigger?: { stringValue: string };
  location?: { fieldPathElements: { fieldName: string; index?: number }[] };
  details?: Record<string, unknown>;
}

const STATUS: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

const MESSAGE: Record<number, string> = {
  400: 'Request contains an invalid argument.',
  401: 'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
  403: 'The caller does not have permission',
  404: 'Requested entity was not found.',
  429: 'Resource has been exhausted (e.g. check quota).',
  500: 'Internal error encountered.',
  503: 'The service is currently unavailable.',
};

/** A refusal in the vendor's words; `errors` empty = a plain google.rpc.Status without GoogleAdsFailure. */
export class GoogleError extends Error {
  constructor(
    readonly httpStatus: number,
    readonly errors: AdsError[],
    message?: string,
    readonly details: Record<string, unknown>[] = [],
  ) {
    super(message ?? MESSAGE[httpStatus] ?? 'Error');
  }
}

/** A GoogleError with a single error code, e.g. `ads(400, 'queryError', 'UNRECOGNIZED_FIELD', '...')`. */
export function ads(
  httpStatus: number,
  category: string,
  code: string,
  message: string,
  more: Omit<AdsError, 'errorCode' | 'message'> = {},
): GoogleError {
  return new GoogleError(httpStatus, [{ errorCode: { [category]: code }, message, ...more }]);
}

/** The failure as a detail message of a google.rpc.Status. */
export function failure(errors: readonly AdsError[], requestId: string): Record<string, unknown> {
  return {
    '@type': 'type.googleapis.com/google.ads.googleads.v25.errors.GoogleAdsFailure',
    errors,
    requestId,
  };
}

/** The body of an error reply. */
export function errorBody(error: GoogleError, requestId: string): { error: Record<string, unknown> } {
  const details = [...error.details];
  if (error.errors.length > 0) details.push(failure(error.errors, requestId));
  return {
    error: {
      code: error.httpStatus,
      message: error.message,
      status: STATUS[error.httpStatus] ?? 'UNKNOWN',
      ...(details.length > 0 ? { details } : {}),
    },
  };
}
