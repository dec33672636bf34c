import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import { EARLIER_KINDS } from '../features/earlier/kinds';
import { commands } from '../messages';
import { isLinkData } from '../service/archive/features';
import { answer, answerPlace } from './answer';
import type { ServerContext } from './context';
import type { Registration } from './registration';

/** Quick fixes, and what can be done with items of earlier years. Their edits are worked out when one is chosen, where the client can wait for that. */
export const CODE_ACTIONS: Registration = {
  capabilities: ({ literalActions, resolvesEdits }) =>
    literalActions
      ? {
          codeActionProvider: {
            codeActionKinds: ['quickfix', ...EARLIER_KINDS],
            ...(resolvesEdits ? { resolveProvider: true } : {}),
          },
        }
      : undefined,
  register: (context) => {
    const { connection, service, client } = context;
    connection.onCodeAction(
      answerPlace(
        context,
        'codeAction',
        [] as CodeAction[],
        async (document, { range, context: asked }, token) => {
          const request = { range, only: asked.only, diagnostics: asked.diagnostics };
          const canOpenRule = client.commands.includes(commands.openRule);
          const actions = [
            ...(await service.getCodeActions(document, request, canOpenRule, token)),
            ...(await service.earlier.actions(document, range, {
              only: asked.only,
              canCompare: client.commands.includes(commands.showDifferences),
              versionedEdits: client.versionedEdits,
            })),
          ];
          if (client.resolvesEdits) {
            return actions;
          }
          const resolved = await Promise.all(actions.map((action) => resolve(context, action)));
          // An action that does nothing is not offered.
          return resolved.filter(({ edit, command }) => edit !== undefined || command !== undefined);
        },
      ),
    );
    connection.onCodeActionResolve((action, token) =>
      answer<CodeAction, CodeAction>(context, 'codeAction/resolve', action, () => resolve(context, action))(
        action,
        token,
      ),
    );
  },
};

async function resolve(context: ServerContext, action: CodeAction): Promise<CodeAction> {
  if (action.edit !== undefined || action.command !== undefined) {
    return action;
  }
  const edit = await resolveEdit(context, action.data);
  if (!edit) {
    return action;
  }
  const { title, kind, diagnostics } = action;
  return {
    title,
    ...(kind === undefined ? {} : { kind }),
    ...(diagnostics ? { diagnostics } : {}),
    edit,
  };
}

/** What an action carried came over the wire: each kind looks whether it is its own. */
async function resolveEdit(
  { service, client, documents }: ServerContext,
  data: unknown,
): Promise<WorkspaceEdit | undefined> {
  if (!isLinkData(data)) {
    return (await service.resolveIgnore(data, client.createsFiles))?.edit;
  }
  const document = documents.get(data.uri);
  return document && service.earlier.link(document, data, client.createsFiles);
}
