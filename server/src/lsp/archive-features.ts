import type {
  CompletionItem,
  CompletionList,
  InlayHint,
  Location,
  LocationLink,
  SymbolInformation,
} from 'vscode-languageserver';
import type { Unit } from '../archive/model';
import { COMPLETION_TRIGGERS } from '../features/earlier/kinds';
import type { PlanDocument } from '../plan/document';
import { answer, answerDocument, answerPlace } from './answer';
import type { ServerContext } from './context';
import type { Registration } from './registration';

const completion: Registration = {
  capabilities: () => ({
    completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS], resolveProvider: true },
  }),
  register: (context) => {
    const { connection, service, client, documents } = context;
    connection.onCompletion(
      answerPlace(
        context,
        'completion',
        null as CompletionList | null,
        (document, { position, context: asked }) =>
          service.earlier.completions(document, position, {
            ...client.completion,
            triggeredBy: asked?.triggerCharacter,
          }),
      ),
    );
    connection.onCompletionResolve((item, token) =>
      answer<CompletionItem, CompletionItem>(context, 'completionItem/resolve', item, () =>
        service.earlier.resolveCompletion(item, (uri) => documents.get(uri), client.markdownCompletion),
      )(item, token),
    );
  },
};

const definition: Registration = {
  capabilities: () => ({ definitionProvider: true }),
  register: (context) => {
    const { connection, service, client } = context;
    connection.onDefinition(
      answerPlace(
        context,
        'definition',
        [] as Location[] | LocationLink[],
        (document, { position }): Promise<Location[] | LocationLink[]> =>
          client.definitionLinks
            ? service.earlier.definitions(document, position)
            : service.earlier.definitionLocations(document, position),
      ),
    );
  },
};

const reference: Registration = {
  capabilities: () => ({ referencesProvider: true }),
  register: (context) => {
    const { connection, service } = context;
    connection.onReferences(
      answerPlace(context, 'references', [] as Location[], (document, { position, context: asked }) =>
        service.earlier.references(document, position, asked.includeDeclaration),
      ),
    );
  },
};

const symbols: Registration = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  register: (context) => {
    const { connection, service, documents } = context;
    connection.onWorkspaceSymbol(
      answer(context, 'workspace/symbol', [] as SymbolInformation[], ({ query }: { query: string }, token) =>
        service.earlier.symbols(query, documents.all(), token),
      ),
    );
  },
};

const hints: Registration = {
  capabilities: ({ showsHints }) => (showsHints ? { inlayHintProvider: true } : undefined),
  register: (context) => {
    const { connection, service } = context;
    const working = new HintWork(context);
    connection.languages.inlayHint.on(
      answerDocument(context, 'inlayHint', [] as InlayHint[], async (document, { range }) => {
        const { hints: known, unknown } = await service.earlier.hints(document, range);
        working.add(document, unknown);
        return known;
      }),
    );
  },
};

/** Units worked out between two refreshes, so that the first hints show before the last are known. */
const REFRESH_EVERY = 20;

/**
 * Works out hints that were asked for and are not known yet: one unit a turn, so that whatever waits comes first,
 * and asks the client to ask again. A client that cannot be asked gets them with its next request.
 */
class HintWork {
  readonly #waiting = new Map<Unit, PlanDocument>();
  #running = false;

  constructor(readonly context: ServerContext) {
    // A plan that was read, changed or taken out may be anybody's counterpart.
    context.service.onArchiveChange(() => {
      if (context.service.archiveStatus.state === 'ready') {
        this.#refresh();
      }
    });
  }

  add(document: PlanDocument, units: readonly Unit[]): void {
    units.forEach((unit) => this.#waiting.set(unit, document));
    if (!this.#running && this.#waiting.size > 0) {
      this.#running = true;
      this.#next(0);
    }
  }

  #next(done: number): void {
    this.context.runtime.defer(() => {
      const [first] = this.#waiting;
      let known = done;
      if (first && !this.context.isShutDown()) {
        const [unit, document] = first;
        this.#waiting.delete(unit);
        known += this.#workOut(document, unit) ? 1 : 0;
      }
      const ended = this.#waiting.size === 0 || this.context.isShutDown();
      if (known > 0 && (ended || known % REFRESH_EVERY === 0)) {
        this.#refresh();
        known = 0;
      }
      if (ended) {
        this.#waiting.clear();
        this.#running = false;
      } else {
        this.#next(known);
      }
    });
  }

  #workOut(document: PlanDocument, unit: Unit): boolean {
    try {
      return this.context.service.earlier.workOut(document, unit);
    } catch (error) {
      this.context.logger.error('an inlay hint failed', error);
      return false;
    }
  }

  #refresh(): void {
    const { client, connection, logger } = this.context;
    if (client.refreshesHints) {
      connection.languages.inlayHint
        .refresh()
        .catch((error: unknown) => logger.error('a refresh was refused', error));
    }
  }
}

/** Features that show earlier years beside the draft; some help without any, too. */
export const ARCHIVE_FEATURES: readonly Registration[] = [completion, definition, reference, symbols, hints];
