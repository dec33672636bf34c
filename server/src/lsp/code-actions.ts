import type { CodeAction } from 'vscode-languageserver';
import { commands } from '../messages';
import { answer, answerPlace } from './answer';
import type { ServerContext } from './context';
import type { Registration } from './registration';

/** Quick fixes. Their edits are worked out when one is chosen, where the client can wait for that. */
export const CODE_ACTIONS: Registration = {
  capabilities: ({ literalActions, resolvesEdits }) =>
    literalActions
      ? {
          codeActionProvider: {
            codeActionKinds: ['quickfix'],
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
          const actions = await service.getCodeActions(document, request, canOpenRule, token);
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

async function resolve({ service, client }: ServerContext, action: CodeAction): Promise<CodeAction> {
  if (action.edit !== undefined || action.command !== undefined) {
    return action;
  }
  const resolved = await service.resolveIgnore(action.data, client.createsFiles);
  if (!resolved) {
    return action;
  }
  const { title, kind, diagnostics } = action;
  return {
    title,
    ...(kind === undefined ? {} : { kind }),
    ...(diagnostics ? { diagnostics } : {}),
    edit: resolved.edit,
  };
}
