import type { CancellationToken, CodeAction, CodeActionParams, WorkspaceEdit } from 'vscode-languageserver';
import { FIX_ALL, QUICK_FIX, REFACTORINGS, wantsAny } from '../features/action-kinds';
import { EARLIER_KINDS } from '../features/earlier/kinds';
import { commands } from '../messages';
import type { PlanDocument } from '../plan/document';
import { isLinkData } from '../service/archive/features';
import { answer, answerPlace } from './answer';
import type { ServerContext } from './context';
import type { Registration } from './registration';

/** `CodeActionTriggerKind.Automatic`: nobody asked, the editor wants to know whether to show its light bulb. */
const AUTOMATIC = 2;
/** Edits that are sent at once to a client that cannot ask for those of the action it chose; actions beyond are left out. */
const MAX_SENT = 5_000;

/** Actions of some kinds; asked only when one of those kinds is wanted, so that saving never waits. */
interface ActionSource {
  readonly kinds: readonly string[];
  readonly find: (
    context: ServerContext,
    document: PlanDocument,
    params: CodeActionParams,
    token: CancellationToken,
  ) => Promise<CodeAction[]>;
}

/** What mends a finding in the range, or says something of it. */
const findings: ActionSource = {
  kinds: [QUICK_FIX],
  find: ({ service, client }, document, { range, context }, token) =>
    service.getCodeActions(
      document,
      { range, only: context.only, diagnostics: context.diagnostics },
      client.commands.includes(commands.openRule),
      token,
    ),
};

/** Items of earlier years to insert, and their counterparts. */
const earlier: ActionSource = {
  kinds: EARLIER_KINDS,
  find: ({ service, client }, document, { range, context }) =>
    service.earlier.actions(document, range, {
      only: context.only,
      canCompare: client.commands.includes(commands.showDifferences),
      versionedEdits: client.versionedEdits,
    }),
};

/** What can be done with the place, and everything that can be mended. */
const editing: ActionSource = {
  kinds: [FIX_ALL, ...Object.values(REFACTORINGS)],
  find: ({ service, client }, document, { range, context }, token) =>
    service.editing.actions(
      document,
      {
        range,
        only: context.only,
        automatic: context.triggerKind === AUTOMATIC,
        previews: client.edits.annotated,
        hasPreview: client.commands.includes(commands.previewRenumber),
        makesPlans: client.commands.includes(commands.newPlanFrom),
        asksForStyle: client.commands.includes(commands.convertMarkers),
        asksForChapter: client.commands.includes(commands.moveToChapter),
      },
      token,
    ),
};

const SOURCES: readonly ActionSource[] = [findings, earlier, editing];

/** Everything the light bulb's menu holds. Edits are worked out when an action is chosen, where the client can wait for that. */
export const CODE_ACTIONS: Registration = {
  capabilities: ({ literalActions, resolvesEdits }) =>
    literalActions
      ? {
          codeActionProvider: {
            codeActionKinds: SOURCES.flatMap(({ kinds }) => [...kinds]),
            ...(resolvesEdits ? { resolveProvider: true } : {}),
          },
        }
      : undefined,
  register: (context) => {
    const { connection, client } = context;
    connection.onCodeAction(
      answerPlace(context, 'codeAction', [] as CodeAction[], async (document, params, token) => {
        const wanted = SOURCES.filter(({ kinds }) => wantsAny(params.context.only, kinds));
        const actions: CodeAction[] = [];
        for (const source of wanted) {
          actions.push(...(await source.find(context, document, params, token)));
        }
        const told = withoutRepeats(actions);
        return client.resolvesEdits ? told : withEdits(context, told, token);
      }),
    );
    connection.onCodeActionResolve((action, token) =>
      answer<CodeAction, CodeAction>(context, 'codeAction/resolve', action, () =>
        resolve(context, action, token),
      )(action, token),
    );
  },
};

/** Renumbering that mends a finding is a refactoring of its place too: once in a menu is enough. */
function withoutRepeats(actions: readonly CodeAction[]): CodeAction[] {
  const mending = new Set(actions.filter(({ kind }) => kind === QUICK_FIX).map(({ title }) => title));
  return actions.filter(({ kind, title }) => kind !== REFACTORINGS.renumber || !mending.has(title));
}

/** The actions with their edits. One that does nothing is not offered, and neither are those beyond {@link MAX_SENT}. */
async function withEdits(
  context: ServerContext,
  actions: readonly CodeAction[],
  token: CancellationToken,
): Promise<CodeAction[]> {
  const ready: CodeAction[] = [];
  let sent = 0;
  for (const action of actions) {
    if (token.isCancellationRequested) {
      break;
    }
    const resolved = await resolve(context, action, token);
    const size = resolved.edit ? sizeOf(resolved.edit) : 0;
    if ((resolved.edit ?? resolved.command) !== undefined && sent + size <= MAX_SENT) {
      ready.push(resolved);
      sent += size;
    }
  }
  return ready;
}

/** How many edits of text there are. */
function sizeOf({ changes, documentChanges }: WorkspaceEdit): number {
  const plain = Object.values(changes ?? {}).reduce((sum, edits) => sum + edits.length, 0);
  return (documentChanges ?? []).reduce(
    (sum, change) => sum + ('edits' in change ? change.edits.length : 1),
    plain,
  );
}

async function resolve(
  context: ServerContext,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  if (action.edit !== undefined || action.command !== undefined) {
    return action;
  }
  const edit = await resolveEdit(context, action.data, token);
  if (!edit) {
    return action;
  }
  const { title, kind, diagnostics, isPreferred } = action;
  return {
    title,
    ...(kind === undefined ? {} : { kind }),
    ...(diagnostics ? { diagnostics } : {}),
    ...(isPreferred === undefined ? {} : { isPreferred }),
    edit,
  };
}

/** What an action carried came over the wire: each kind looks whether it is its own. */
async function resolveEdit(
  { service, client, documents }: ServerContext,
  data: unknown,
  token: CancellationToken,
): Promise<WorkspaceEdit | undefined> {
  if (isLinkData(data)) {
    const document = documents.get(data.uri);
    return document && service.earlier.link(document, data, client.createsFiles);
  }
  const ignore = await service.resolveIgnore(data, client.createsFiles);
  return ignore?.edit ?? service.editing.resolve(data, (uri) => documents.get(uri), client.edits, token);
}
