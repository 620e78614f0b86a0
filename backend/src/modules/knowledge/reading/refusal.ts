/** Why a file cannot become a document; the code is the API's. */
export class UnreadableError extends Error {
  constructor(
    readonly code: 'unreadable_document' | 'unsupported_media_type' | 'payload_too_large',
    /** For the person: what it is, and what to do. */
    message: string,
  ) {
    super(message);
    this.name = 'UnreadableError';
  }
}
