import { LSPErrorCodes, ErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { PlanDocument } from '../plan/document';
import type { ServerContext } from './context';

/** Without data, an error fits every request. */
type Refusal = ResponseError<never>;
type Answer<R> = Promise<R | Refusal>;

/**
 * The one way every request goes: input that is waiting is read first, so that a cancellation or a change that
 * came with the request is known; then the token, the work, the token again. A failure is logged and answered
 * as if nothing had been found: the server lives on.
 */
export function answer<P, R>(
  context: ServerContext,
  name: string,
  empty: R,
  run: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Answer<R> {
  return async (params, token) => {
    if (context.isShutDown()) {
      return new ResponseError<never>(ErrorCodes.InvalidRequest, 'The server has been shut down');
    }
    // A token changes while we wait, which its type does not say.
    const isCancelled = (): boolean => token.isCancellationRequested;
    await new Promise<void>((resolve) => context.runtime.defer(resolve));
    if (isCancelled()) {
      return cancelled();
    }
    try {
      const result = await run(params, token);
      return isCancelled() ? cancelled() : result;
    } catch (error) {
      if (isCancelled()) {
        // What is broken off ends with an error of its own; nobody waits for an answer.
        return cancelled();
      }
      if (error instanceof Refused) {
        return new ResponseError<never>(LSPErrorCodes.RequestFailed, error.message);
      }
      if (error instanceof ContentModified) {
        return new ResponseError<never>(LSPErrorCodes.ContentModified, 'The text was changed meanwhile');
      }
      context.logger.error(`${name} failed`, error);
      return empty;
    }
  };
}

/** Thrown where the place that a request names may be another one by now. */
class ContentModified extends Error {}

/** Thrown where the protocol wants a refusal to be an error; its message is what the user is told. */
export class Refused extends Error {}

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** {@link answer} for a request on an open document; another document gets the empty answer. */
export function answerDocument<P extends DocumentParams, R>(
  context: ServerContext,
  name: string,
  empty: R,
  run: (document: PlanDocument, params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Answer<R> {
  return answer<P, R>(context, name, empty, (params, token) => {
    const document = context.documents.get(params.textDocument.uri);
    return document ? run(document, params, token) : empty;
  });
}

/**
 * {@link answerDocument} for a request that names a place: when the text was changed before it could be
 * answered, the place may be another one, and the client is told so.
 */
export function answerPlace<P extends DocumentParams, R>(
  context: ServerContext,
  name: string,
  empty: R,
  run: (document: PlanDocument, params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Answer<R> {
  return (params, token) => {
    const asked = context.documents.get(params.textDocument.uri)?.version;
    return answerDocument<P, R>(context, name, empty, (document, _, inner) => {
      if (document.version !== asked) {
        throw new ContentModified();
      }
      return run(document, params, inner);
    })(params, token);
  };
}

function cancelled(): Refusal {
  return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'Cancelled');
}
