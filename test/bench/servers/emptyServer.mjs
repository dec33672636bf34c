// @ts-check
import {
  createConnection,
  DiagnosticSeverity,
  ProposedFeatures,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * The least that can be called a language server: the same library as ours, and one regular expression over the
 * text. What it costs is the price of the protocol; what another server costs more is that server's own doing.
 */
const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);

/** @param {TextDocument} document */
function check(document) {
  const text = document.getText();
  return Array.from(text.matchAll(/[，。；]{2}/g), (match) => ({
    range: {
      start: document.positionAt(match.index),
      end: document.positionAt(match.index + match[0].length),
    },
    severity: DiagnosticSeverity.Information,
    message: match[0],
  }));
}

connection.onInitialize(({ capabilities }) => {
  if (capabilities.textDocument?.diagnostic) {
    connection.languages.diagnostics.on(({ textDocument }) => {
      const document = documents.get(textDocument.uri);
      return { kind: 'full', items: document ? check(document) : [] };
    });
  } else {
    documents.onDidChangeContent(({ document }) => {
      const { uri, version } = document;
      void connection.sendDiagnostics({ uri, version, diagnostics: check(document) });
    });
  }
  return {
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
    },
  };
});

documents.listen(connection);
connection.listen();
