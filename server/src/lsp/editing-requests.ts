import { METHODS, type EditResult, type PlanParams, type PlanTree } from '../messages';
import { answer } from './answer';
import type { Registration } from './registration';

/** Our own requests for edits of a draft; a client that does not know them never sends them. */
export const EDITING_REQUESTS: Registration = {
  capabilities: () => ({}),
  register: (context) => {
    const { connection, documents, service, logger } = context;
    connection.onRequest(
      METHODS.edit,
      answer<unknown, EditResult>(context, 'edit', null, async (params) => {
        const asked = await service.editing.read(params);
        if (!asked) {
          logger.warn('edit: a request of an unknown form');
          return null;
        }
        const document = documents.get(asked.uri);
        return document ? service.editing.edit(document, asked.version, asked.edit) : null;
      }),
    );
    connection.onRequest(
      METHODS.planTree,
      answer<PlanParams, PlanTree | null>(context, 'planTree', null, ({ uri }) => {
        const document = documents.get(uri);
        return document ? service.editing.tree(document) : null;
      }),
    );
  },
};
