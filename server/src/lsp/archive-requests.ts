import type { CancellationToken, WorkspaceEdit } from 'vscode-languageserver';
import {
  METHODS,
  type CompareParams,
  type CompareResult,
  type EarlierPlan,
  type InsertionParams,
  type InsertionResult,
  type LinkParams,
  type PlanParams,
  type RelatedParams,
  type RelatedResult,
} from '../messages';
import type { PlanDocument } from '../plan/document';
import { answer } from './answer';
import type { ServerContext } from './context';
import type { Registration } from './registration';

const NO_PLAN: RelatedResult = { state: 'no-plan', unit: null, verdict: null, cards: [], lineage: [] };

/** Our own requests over earlier years; a client that does not know them never sends them. */
export const ARCHIVE_REQUESTS: Registration = {
  capabilities: () => ({}),
  register: (context) => {
    const { connection, service, client } = context;
    connection.onRequest(
      METHODS.related,
      answerDraft(context, 'related', NO_PLAN, (document, { position }: RelatedParams) =>
        service.earlier.related(document, position),
      ),
    );
    connection.onRequest(
      METHODS.earlierPlans,
      answerDraft(context, 'earlierPlans', [] as readonly EarlierPlan[], (document) =>
        service.earlier.earlierPlans(document),
      ),
    );
    connection.onRequest(
      METHODS.compare,
      answerDraft(
        context,
        'compare',
        null as CompareResult | null,
        (document, { prior }: CompareParams, token) => service.compare(document, prior, token),
      ),
    );
    connection.onRequest(
      METHODS.link,
      answerDraft(context, 'link', null as WorkspaceEdit | null, async (document, params: LinkParams) => {
        const { line, verdict } = params;
        const prior = { ...params.prior, uri: service.canonicalUri(params.prior.uri) };
        return (await service.earlier.link(document, { line, prior, verdict }, client.createsFiles)) ?? null;
      }),
    );
    connection.onRequest(
      METHODS.insertion,
      answerDraft(
        context,
        'insertion',
        null as InsertionResult | null,
        (document, { position, prior }: InsertionParams) =>
          service.earlier.insertion(document, {
            position,
            prior: { ...prior, uri: service.canonicalUri(prior.uri) },
          }),
      ),
    );
    connection.onRequest(
      METHODS.reloadArchive,
      answer(context, 'reloadArchive', null, () => {
        service.reloadArchive();
        return null;
      }),
    );
  },
};

/** {@link answer} for an open draft, once it is known what the user said of its links; else the empty answer. */
function answerDraft<P extends PlanParams, R>(
  context: ServerContext,
  name: string,
  empty: R,
  run: (document: PlanDocument, params: P, token: CancellationToken) => R | Promise<R>,
): ReturnType<typeof answer<P, R>> {
  return answer<P, R>(context, name, empty, async (params, token) => {
    const document = context.documents.get(params.uri);
    if (!document) {
      return empty;
    }
    await context.service.configured(document);
    return run(document, params, token);
  });
}
