import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { diffTokens, encodeTokens } from '../features/token-encoding';
import type { PlanDocument } from '../plan/document';
import { answerDocument } from './answer';
import type { Registration } from './registration';

/** What a client has of a document's tokens. */
interface Sent {
  readonly resultId: string;
  readonly data: number[];
}

/** Tokens, whole, by range, and as the difference to those sent before. */
export const SEMANTIC_TOKENS: Registration = {
  capabilities: ({ tokens }) =>
    tokens && {
      semanticTokensProvider: {
        legend: { tokenTypes: tokens.tokenTypes, tokenModifiers: tokens.tokenModifiers },
        full: { delta: true },
        range: true,
      },
    },
  register: (context) => {
    const { connection, service, client } = context;
    const legend = client.tokens;
    if (!legend) {
      return;
    }
    // Dies with the document.
    const sent = new WeakMap<PlanDocument, Sent>();
    let count = 0;
    const compute = (document: PlanDocument): Sent => {
      const result = { resultId: String(++count), data: encodeTokens(service.getTokens(document), legend) };
      sent.set(document, result);
      return result;
    };
    const { semanticTokens } = connection.languages;
    const nothing = (): SemanticTokens => ({ data: [] });
    semanticTokens.on(answerDocument(context, 'semanticTokens/full', nothing(), compute));
    semanticTokens.onDelta(
      answerDocument(
        context,
        'semanticTokens/full/delta',
        nothing() as SemanticTokens | SemanticTokensDelta,
        (document, { previousResultId }) => {
          const before = sent.get(document);
          const after = compute(document);
          return before?.resultId === previousResultId
            ? { resultId: after.resultId, edits: diffTokens(before.data, after.data) }
            : after;
        },
      ),
    );
    semanticTokens.onRange(
      answerDocument(context, 'semanticTokens/range', nothing(), (document, { range }) => ({
        data: encodeTokens(service.getTokens(document, range), legend),
      })),
    );
  },
};
