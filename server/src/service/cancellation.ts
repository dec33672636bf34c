/** Tells whether an answer is still wanted. The protocol's own token has this shape. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

/** For callers that wait for every answer. */
export const NEVER_CANCELLED: CancellationToken = { isCancellationRequested: false };
