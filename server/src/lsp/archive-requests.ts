import type { WorkspaceEdit } from 'vscode-languageserver';
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
import { answer } from './answer';
import type { Registration } from './registration';

const NO_PLAN: RelatedResult = { state: 'no-plan', unit: null, verdict: null, cards: [], lineage: [] };

/** Our own requests over earlier years; a client that does not know them never sends them. */
export const ARCHIVE_REQUESTS: Registration = {
  capabilities: () => ({}),
  register: (context) => {
    const { connection, documents, service, client } = context;
    connection.onRequest(
      METHODS.related,
      answer(context, 'related', NO_PLAN, ({ uri, position }: RelatedParams) => {
        const document = documents.get(uri);
        return document ? service.earlier.related(document, position) : NO_PLAN;
      }),
    );
    connection.onRequest(
      METHODS.earlierPlans,
      answer(context, 'earlierPlans', [] as readonly EarlierPlan[], ({ uri }: PlanParams) => {
        const document = documents.get(uri);
        return document ? service.earlier.earlierPlans(document) : [];
      }),
    );
    connection.onRequest(
      METHODS.compare,
      answer(context, 'compare', null as CompareResult | null, ({ uri, prior }: CompareParams, token) => {
        const document = documents.get(uri);
        return document ? service.compare(document, prior, token) : null;
      }),
    );
    connection.onRequest(
      METHODS.link,
      answer(context, 'link', null as WorkspaceEdit | null, async ({ uri, ...link }: LinkParams) => {
        const document = documents.get(uri);
        const prior = { ...link.prior, uri: service.canonicalUri(link.prior.uri) };
        const edit =
          document && (await service.earlier.link(document, { ...link, prior }, client.createsFiles));
        return edit ?? null;
      }),
    );
    connection.onRequest(
      METHODS.insertion,
      answer(
        context,
        'insertion',
        null as InsertionResult | null,
        ({ uri, position, prior }: InsertionParams) => {
          const document = documents.get(uri);
          const earlier = { ...prior, uri: service.canonicalUri(prior.uri) };
          return document ? service.earlier.insertion(document, { position, prior: earlier }) : null;
        },
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
