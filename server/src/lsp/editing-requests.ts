import type { CancellationToken } from 'vscode-languageserver';
import { say } from '../features/say';
import { METHODS, type EditResult, type NewPlanResult, type PlanParams, type PlanTree } from '../messages';
import type { Message } from '../rules/rule';
import { answer } from './answer';
import type { Registration } from './registration';

const FAILED: Message = { zh: '没有成功，文稿没有改动', en: 'It failed; no text was changed' };

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
    const newPlan = answer<unknown, NewPlanResult | null>(context, 'newPlan', null, (params) =>
      service.editing.newPlan(params, (uri) => documents.get(uri)),
    );
    connection.onRequest(
      METHODS.newPlan,
      async (params: unknown, token: CancellationToken) =>
        (await newPlan(params, token)) ?? { refusal: say(FAILED, service.language) },
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
