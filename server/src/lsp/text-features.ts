import type { DocumentLink, DocumentSymbol, Hover, SymbolInformation } from 'vscode-languageserver';
import { METHODS, type OutlineJson, type OutlineParams } from '../messages';
import { isRecord } from '../service/settings';
import { answer, answerDocument, answerPlace } from './answer';
import type { Registration } from './registration';

const symbols: Registration = {
  capabilities: () => ({ documentSymbolProvider: true }),
  register: (context) => {
    const { connection, service, client } = context;
    connection.onDocumentSymbol(
      answerDocument(context, 'documentSymbol', [] as DocumentSymbol[] | SymbolInformation[], (document) => {
        const found = service.getDocumentSymbols(document);
        return client.hierarchicalSymbols ? found : flatten(found, document.uri);
      }),
    );
  },
};

/** For clients that know no tree: every node in the order of the text, with its parent's name. */
function flatten(tree: readonly DocumentSymbol[], uri: string): SymbolInformation[] {
  const flat: SymbolInformation[] = [];
  const visit = (nodes: readonly DocumentSymbol[], containerName?: string): void => {
    for (const { name, kind, range, children } of nodes) {
      flat.push({
        name,
        kind,
        location: { uri, range },
        ...(containerName === undefined ? {} : { containerName }),
      });
      visit(children ?? [], name);
    }
  };
  visit(tree);
  return flat;
}

const folding: Registration = {
  capabilities: () => ({ foldingRangeProvider: true }),
  register: (context) => {
    const { connection, service, client } = context;
    connection.onFoldingRanges(
      answerDocument(context, 'foldingRange', [], (document) =>
        service.getFoldingRanges(document, client.folding),
      ),
    );
  },
};

const selection: Registration = {
  capabilities: () => ({ selectionRangeProvider: true }),
  register: (context) => {
    const { connection, service } = context;
    connection.onSelectionRanges(
      answerPlace(context, 'selectionRange', [], (document, { positions }) =>
        service.getSelectionRanges(document, positions),
      ),
    );
  },
};

const highlights: Registration = {
  capabilities: () => ({ documentHighlightProvider: true }),
  register: (context) => {
    const { connection, service } = context;
    connection.onDocumentHighlight(
      answerPlace(context, 'documentHighlight', [], (document, { position }) =>
        service.getDocumentHighlights(document, position),
      ),
    );
  },
};

const hovers: Registration = {
  capabilities: () => ({ hoverProvider: true }),
  register: (context) => {
    const { connection, service, client } = context;
    connection.onHover(
      answerPlace(context, 'hover', null as Hover | null, (document, { position }) =>
        service.getHover(document, position, client.markdownHover),
      ),
    );
  },
};

const links: Registration = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: true } }),
  register: (context) => {
    const { connection, service } = context;
    connection.onDocumentLinks(
      answerDocument(context, 'documentLink', [], (document) => service.getDocumentLinks(document)),
    );
    connection.onDocumentLinkResolve((link, token) =>
      answer<DocumentLink, DocumentLink>(context, 'documentLink/resolve', link, async () => {
        const data: unknown = link.data;
        const file = isRecord(data) ? data['file'] : undefined;
        const target = typeof file === 'string' ? await service.resolveLink({ file }) : undefined;
        return target === undefined ? link : { ...link, target };
      })(link, token),
    );
  },
};

/** Our own request; a client that does not know it never sends it. */
const outlines: Registration = {
  capabilities: () => ({}),
  register: (context) => {
    const { connection, documents, service } = context;
    connection.onRequest(
      METHODS.outline,
      answer(context, 'outline', null as OutlineJson | null, ({ uri }: OutlineParams) => {
        const document = documents.get(uri);
        return document ? service.getOutline(document) : null;
      }),
    );
  },
};

/** Features that need the text alone. */
export const TEXT_FEATURES: readonly Registration[] = [
  symbols,
  folding,
  selection,
  highlights,
  hovers,
  links,
  outlines,
];
