import type { DocumentDiagnosticReport, WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver';
import type { WorkspaceReport } from '../service/workspace-check';
import { answer } from './answer';
import type { Registration } from './registration';

const CHECKING = { zh: '检查工作要点', en: 'Checking work plans' } as const;
/** Reports sent at once, where the client takes results bit by bit. */
const BATCH = 20;

/** Diagnostics for clients that ask for them: of one document, and of the whole workspace. */
export const PULLED_DIAGNOSTICS: Registration = {
  capabilities: ({ pulls }) =>
    pulls
      ? {
          diagnosticProvider: {
            identifier: 'workplan',
            interFileDependencies: false,
            workspaceDiagnostics: true,
            workDoneProgress: true,
          },
        }
      : undefined,
  register: (context) => {
    const { connection, documents, service } = context;
    const nothing = (): DocumentDiagnosticReport => ({ kind: 'full', items: [] });
    connection.languages.diagnostics.on((params, token) =>
      answer(
        context,
        'diagnostic',
        nothing(),
        async (
          { textDocument, previousResultId }: typeof params,
          inner,
        ): Promise<DocumentDiagnosticReport> => {
          await context.ready;
          const document = documents.get(textDocument.uri);
          if (!document) {
            return nothing();
          }
          // Undefined when the text was changed while the configuration was read: it is known by now.
          const result =
            (await service.getDiagnostics(document, inner)) ??
            (await service.getDiagnostics(document, inner));
          if (!result) {
            return nothing();
          }
          return result.resultId === previousResultId
            ? { kind: 'unchanged', resultId: result.resultId }
            : { kind: 'full', resultId: result.resultId, items: [...result.items] };
        },
      )(params, token),
    );
    connection.languages.diagnostics.onWorkspace((params, token, progress, partial) =>
      answer(context, 'workspace/diagnostic', { items: [] }, async (_, inner) => {
        await context.ready;
        const items: WorkspaceDocumentDiagnosticReport[] = [];
        const flush = (): void => {
          if (partial && items.length > 0) {
            partial.report({ items: items.splice(0) });
          }
        };
        const reported = new Set<string>();
        progress.begin(CHECKING[service.language], 0, undefined, true);
        try {
          await service.getWorkspaceDiagnostics(
            (report) => {
              items.push(toReport(report));
              reported.add(report.uri);
              if (items.length >= BATCH) {
                flush();
              }
            },
            {
              open: (uri) => documents.get(uri),
              previous: new Map(params.previousResultIds.map(({ uri, value }) => [uri, value])),
              progress: (done, all) => progress.report(all > 0 ? Math.floor((done / all) * 100) : 100),
            },
            inner,
          );
          if (!inner.isCancellationRequested) {
            items.push(
              ...gone(params.previousResultIds, reported, (uri) => documents.get(uri) !== undefined),
            );
          }
          flush();
        } finally {
          progress.done();
        }
        return { items };
      })(params, token),
    );
  },
};

/** Empty reports for files the client still holds findings of, and that are no plans of the workspace any more. */
function gone(
  previous: readonly { readonly uri: string }[],
  reported: ReadonlySet<string>,
  isOpen: (uri: string) => boolean,
): WorkspaceDocumentDiagnosticReport[] {
  return previous
    .filter(({ uri }) => !reported.has(uri) && !isOpen(uri))
    .map(({ uri }) => ({ kind: 'full', uri, version: null, items: [] }));
}

function toReport({
  uri,
  version,
  resultId,
  unchanged,
  items,
}: WorkspaceReport): WorkspaceDocumentDiagnosticReport {
  return unchanged
    ? { kind: 'unchanged', uri, version, resultId }
    : { kind: 'full', uri, version, resultId, items: [...items] };
}
