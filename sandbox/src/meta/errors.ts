import { randomBytes } from 'node:crypto';

/** What a Graph error says beside its code and message. */
export interface ErrorDetail {
  status?: number;
  subcode?: number;
  type?: string;
  title?: string;
  userMessage?: string;
  transient?: boolean;
  /** Parameters to blame, as `error_data.blame_field_specs`. */
  blame?: readonly string[];
  headers?: Readonly<Record<string, string>>;
}

/** A refusal in the vendor's words. Throttling and wrong tokens are HTTP 400 here as they are there. */
export class GraphError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly detail: ErrorDetail = {},
  ) {
    super(message);
  }

  get status(): number {
    return this.detail.status ?? 400;
  }
}

export function traceId(): string {
  return `A${randomBytes(16).toString('base64url')}`;
}

/** `Invalid parameter` (code 100) with what a person is told. */
export function invalid(
  userMessage: string,
  detail: Omit<ErrorDetail, 'userMessage'> = {},
  message = 'Invalid parameter',
): GraphError {
  return new GraphError(100, message, { ...detail, userMessage });
}

/** A parameter problem that only developers see: `(#100) ...`. */
export function parameter(message: string): GraphError {
  return new GraphError(100, `(#100) ${message}`);
}

/** Missing object or no access to it: the vendor does not say which. */
export function unknownObject(id: string, method: string): GraphError {
  return new GraphError(
    100,
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
    { subcode: 33, type: 'GraphMethodException' },
  );
}

/** The body of an error reply. */
export function errorBody(error: GraphError, trace: string): { error: Record<string, unknown> } {
  const { subcode, type, title, userMessage, transient, blame } = error.detail;
  return {
    error: {
      message: error.message,
      type: type ?? 'OAuthException',
      code: error.code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      is_transient: transient ?? false,
      ...(title === undefined ? {} : { error_user_title: title }),
      ...(userMessage === undefined ? {} : { error_user_msg: userMessage }),
      ...(blame === undefined ? {} : { error_data: { blame_field_specs: [blame] } }),
      fbtrace_id: trace,
    },
  };
}
