import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  InlayHint,
  Location,
  LocationLink,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { PlanArchive, Unit } from '../../archive/model';
import type { ArchiveView } from '../../features/earlier/archive-view';
import type { CompletionData, CompletionOptions } from '../../features/earlier/completion/index';
import type * as parts from '../../features/earlier/index';
import type { EarlierActionOptions } from '../../features/earlier/actions';
import { wantsEarlierActions } from '../../features/earlier/kinds';
import type { HoverPart } from '../../features/earlier/hover-text';
import type { Language } from '../../features/say';
import type {
  EarlierPlan,
  InsertionParams,
  InsertionResult,
  LinkParams,
  RelatedResult,
} from '../../messages';
import type { PlanDocument } from '../../plan/document';
import type { Position, Range } from '../../plan/position';
import type { Plan } from '../../plan/tree';
import { NEVER_CANCELLED, type CancellationToken } from '../cancellation';
import { Slices, type Pace } from './pace';
import { isRecord } from '../settings';
import type { SpokenLink } from './user-links';

type Parts = typeof parts;

/** What these features need of the service they are part of. */
export interface EarlierHost {
  readonly language: Language;
  /** Whether the user switched the hints on. */
  readonly showsHints: boolean;
  /** Whether earlier plans are still to be read. */
  readonly isLoading: boolean;
  /** The plans held, whichever draft asks. */
  readonly archive: PlanArchive | undefined;
  readonly pace: Pace;
  planOf(document: PlanDocument): Plan | undefined;
  /** The same, of a text that can be edited: the text of a Word file cannot. */
  draftOf(document: PlanDocument): Plan | undefined;
  /** The file whose text is shown at an address; a file's own URI as it is. */
  fileOf(uri: string): string;
  /** Where a client opens a file of the archive. */
  placeOf(uri: string): string;
  /** The same for a link, at a line counted from 0. */
  readonly linkTo: (uri: string, line: number) => string;
  viewOf(document: PlanDocument): ArchiveView | undefined;
  /** The edit that keeps what the user said of a link. */
  editLink(link: SpokenLink, createFiles: boolean): Promise<WorkspaceEdit | undefined>;
}

/** Hints of a range, and the units whose hints {@link EarlierFeatures.workOut} has still to work out. */
export interface HintsResult {
  readonly hints: InlayHint[];
  readonly unknown: readonly Unit[];
}

/**
 * What the editor shows of earlier years. The code is loaded when it is first asked for; hovers, which never wait,
 * have it as soon as there is an archive. A document that is no plan gets empty answers.
 */
export class EarlierFeatures {
  readonly #host: EarlierHost;
  #parts: Parts | undefined;

  constructor(host: EarlierHost) {
    this.#host = host;
  }

  /** Loads the code; done at once when it is there. */
  async load(): Promise<Parts> {
    this.#parts ??= await import('../../features/earlier/index');
    return this.#parts;
  }

  /** What earlier years have to say of a place, without waiting. */
  hoverParts(
    document: PlanDocument,
    plan: Plan,
    position: Position,
    markdown: boolean,
  ): readonly HoverPart[] {
    const view = this.#host.viewOf(document);
    const { language, linkTo } = this.#host;
    return view && this.#parts
      ? this.#parts.earlierParts(plan, position, view, { language, markdown, linkTo })
      : [];
  }

  async definitions(document: PlanDocument, position: Position): Promise<LocationLink[]> {
    const { definitions } = await this.load();
    const plan = this.#host.planOf(document);
    const links = plan ? definitions(plan, document.uri, position, this.#host.viewOf(document)) : [];
    return links.map((link) => ({ ...link, targetUri: this.#host.placeOf(link.targetUri) }));
  }

  /** {@link definitions} for clients that know no links. */
  async definitionLocations(document: PlanDocument, position: Position): Promise<Location[]> {
    const links = await this.definitions(document, position);
    return (await this.load()).toLocations(links);
  }

  async references(
    document: PlanDocument,
    position: Position,
    includeDeclaration: boolean,
  ): Promise<Location[]> {
    const { references } = await this.load();
    const plan = this.#host.planOf(document);
    const view = this.#host.viewOf(document);
    const places = plan ? references(plan, document.uri, position, includeDeclaration, view) : [];
    return places.map((place) => this.#shown(place));
  }

  /**
   * Items of all years. The first time, the headings of all plans are read, in slices.
   *
   * @param open the documents that are open: what is in them counts, not what is in their files
   */
  async symbols(
    query: string,
    open: readonly PlanDocument[],
    token: CancellationToken = NEVER_CANCELLED,
  ): Promise<SymbolInformation[]> {
    const { workspaceSymbols, readPlanInfo, readHeadings } = await this.load();
    const { archive, pace } = this.#host;
    if (archive) {
      await new Slices(pace).run(readHeadings(archive), () => token.isCancellationRequested);
    }
    if (token.isCancellationRequested) {
      return [];
    }
    const drafts = open.flatMap((document) => {
      const plan = this.#host.planOf(document);
      const info = this.#host.viewOf(document)?.relations.draft.info;
      return plan
        ? [{ plan, uri: document.uri, info: info ?? readPlanInfo(plan, this.#host.fileOf(document.uri)) }]
        : [];
    });
    return workspaceSymbols(query, this.#host.archive, drafts).map((symbol) => ({
      ...symbol,
      location: this.#shown(symbol.location),
    }));
  }

  async completions(
    document: PlanDocument,
    position: Position,
    options: Omit<CompletionOptions, 'language' | 'uri' | 'loading'>,
  ): Promise<CompletionList | null> {
    const { completions } = await this.load();
    const plan = this.#host.draftOf(document);
    const { language, isLoading: loading } = this.#host;
    const view = this.#host.viewOf(document);
    return plan
      ? completions(plan, position, view, { ...options, language, uri: document.uri, loading })
      : null;
  }

  /**
   * A suggestion with its documentation.
   *
   * @param find the open document that a suggestion was made for; its URI came over the wire and is not trusted
   */
  async resolveCompletion(
    item: CompletionItem,
    find: (uri: string) => PlanDocument | undefined,
    markdown: boolean,
  ): Promise<CompletionItem> {
    const data: unknown = item.data;
    const document = isCompletionData(data) ? find(data.draft) : undefined;
    const view = document && this.#host.viewOf(document);
    if (!view || !isCompletionData(data)) {
      return item;
    }
    const { documentationOf } = await this.load();
    const { language, linkTo } = this.#host;
    return documentationOf(item, data, view, language, markdown, linkTo);
  }

  async actions(
    document: PlanDocument,
    range: Range,
    options: Omit<EarlierActionOptions, 'language' | 'uri' | 'version'>,
  ): Promise<CodeAction[]> {
    if (!wantsEarlierActions(options.only)) {
      return [];
    }
    const { earlierActions } = await this.load();
    const plan = this.#host.draftOf(document);
    const view = this.#host.viewOf(document);
    const { uri, version } = document;
    const { language } = this.#host;
    return plan && view ? earlierActions(plan, range, view, { ...options, language, uri, version }) : [];
  }

  /** Hints that are known; none where the user did not switch them on. */
  async hints(document: PlanDocument, range: Range): Promise<HintsResult> {
    const plan = this.#host.planOf(document);
    const view = this.#host.viewOf(document);
    if (!this.#host.showsHints || !plan || !view) {
      return { hints: [], unknown: [] };
    }
    const { inlayHints } = await this.load();
    const { hints, unknown } = inlayHints(plan, range, view, this.#host.language);
    return { hints: hints.map((hint) => this.#shownHint(hint)), unknown };
  }

  #shownHint(hint: InlayHint): InlayHint {
    const { label } = hint;
    return typeof label === 'string'
      ? hint
      : {
          ...hint,
          label: label.map((part) =>
            part.location ? { ...part, location: this.#shown(part.location) } : part,
          ),
        };
  }

  #shown(place: Location): Location {
    return { ...place, uri: this.#host.placeOf(place.uri) };
  }

  /**
   * Works out what a hint needs.
   *
   * @returns false when the unit is none of the present text any more, or earlier plans changed meanwhile
   */
  workOut(document: PlanDocument, unit: Unit): boolean {
    const view = this.#host.viewOf(document);
    if (view?.state !== 'ready' || !view.relations.draft.units.includes(unit)) {
      return false;
    }
    view.relations.relationOf(unit);
    return true;
  }

  /** What the view beside the caret shows. */
  async related(document: PlanDocument, position: Position): Promise<RelatedResult> {
    const { relatedView } = await this.load();
    const { isLoading } = this.#host;
    const plan = this.#host.planOf(document);
    return relatedView(plan, this.#host.viewOf(document), position, isLoading);
  }

  /** The plans of the archive as a draft sees them. */
  async earlierPlans(document: PlanDocument): Promise<readonly EarlierPlan[]> {
    const { earlierPlans } = await this.load();
    const view = this.#host.viewOf(document);
    return view ? earlierPlans(view, this.#host.language) : [];
  }

  /** An earlier item's text as it would stand in the draft. */
  async insertion(
    document: PlanDocument,
    { position, prior }: Pick<InsertionParams, 'position' | 'prior'>,
  ): Promise<InsertionResult | null> {
    const { insertionOf } = await this.load();
    const plan = this.#host.draftOf(document);
    const view = this.#host.viewOf(document);
    return plan && view ? insertionOf(plan, view, position, prior) : null;
  }

  /**
   * The edit that keeps what the user says of a draft's item and an earlier one.
   *
   * @returns undefined when either is not there any more, or the file is broken and must be mended by hand first
   */
  async link(
    document: PlanDocument,
    { line, prior, verdict }: Pick<LinkParams, 'line' | 'prior' | 'verdict'>,
    createFiles: boolean,
  ): Promise<WorkspaceEdit | undefined> {
    const view = this.#host.viewOf(document);
    const unit = view?.relations.unitAt(line);
    const { unitAtPlace } = await this.load();
    const other = view && unitAtPlace(view.archive, prior.uri, prior.line);
    return unit && other
      ? this.#host.editLink(
          {
            draft: { uri: this.#host.fileOf(document.uri), unit },
            prior: { uri: prior.uri, unit: other },
            verdict,
          },
          createFiles,
        )
      : undefined;
  }
}

function isCompletionData(data: unknown): data is CompletionData {
  return (
    isRecord(data) &&
    typeof data['uri'] === 'string' &&
    typeof data['line'] === 'number' &&
    typeof data['draft'] === 'string'
  );
}

/** Whether what an action carried names a link; it came over the wire and is not trusted. */
export function isLinkData(data: unknown): data is LinkParams {
  if (!isRecord(data) || data['kind'] !== 'link' || !isRecord(data['prior'])) {
    return false;
  }
  const { uri, line, prior, verdict } = data;
  return (
    typeof uri === 'string' &&
    typeof line === 'number' &&
    typeof prior['uri'] === 'string' &&
    typeof prior['line'] === 'number' &&
    (verdict === 'confirmed' || verdict === 'rejected' || verdict === null)
  );
}
