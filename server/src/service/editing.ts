import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { FIX_ALL, REFACTORINGS, wantsAny, wantsKind } from '../features/action-kinds';
import type * as parts from '../features/editing/index';
import type { EditSupport } from '../features/editing/workspace-edit';
import type { RefactoringOptions } from '../features/editing/refactorings';
import { say } from '../features/say';
import type { EditOutcome, Refusal } from '../editing/outcome';
import type { EditParams, EditRequest, EditResult, NewPlanResult, PlanTree } from '../messages';
import type { PlanDocument } from '../plan/document';
import { parseLines } from '../plan/parser';
import type { Position, Range } from '../plan/position';
import type { Level, Plan } from '../plan/tree';
import { fixOf } from '../rules/fix';
import { NEVER_CANCELLED, type CancellationToken } from './cancellation';
import { findingsOf, parseOptions, type Checked } from './checker';
import type { FoundConfig } from './configs';
import { newPlan, type NewPlanHost } from './new-plan';
import { documentTools } from './plan-file';

type Parts = typeof parts;

/** Findings of which it is looked whether any can be mended; of more some most likely can, and saving must not wait. */
const MOST_LOOKED_AT = 2_000;

/** What editing needs of the service it is part of. */
export interface EditingHost extends NewPlanHost {
  planOf(document: PlanDocument): Plan | undefined;
  /** What was found in the present text; undefined when it is no plan or was changed meanwhile. */
  check(document: PlanDocument, token: CancellationToken): Promise<Checked | undefined>;
}

/**
 * Edits of drafts. The code is loaded when it is first asked for. A document that is no plan gets none, and neither does
 * a text that is not the version that was asked about.
 */
export class EditingFeatures {
  readonly #host: EditingHost;
  #parts: Parts | undefined;

  constructor(host: EditingHost) {
    this.#host = host;
  }

  async #load(): Promise<Parts> {
    this.#parts ??= await import('../features/editing/index');
    return this.#parts;
  }

  /** The present tree, read as the configuration says; undefined for another version and for no plan. */
  async #read(document: PlanDocument, version = document.version): Promise<Ready | undefined> {
    const loaded = await this.#load();
    const found = await this.#host.find(document.uri);
    const plan = document.version === version ? this.#host.planOf(document) : undefined;
    return plan && { parts: loaded, found, plan };
  }

  /** What was asked for, as it came over the wire; undefined where it has no form that is known. */
  async read(params: unknown): Promise<EditParams | undefined> {
    return (await this.#load()).readEditParams(params);
  }

  /** Works out an edit that was asked for: the edit, why there is none, or null where nothing is to be done. */
  async edit(document: PlanDocument, version: number, request: EditRequest): Promise<EditResult> {
    const pasted = await this.#pasted(request);
    const ready = await this.#read(document, version);
    const outcome = ready && this.#perform(ready, request, pasted);
    if (!outcome) {
      return null;
    }
    const { plainEdits, levelOf } = ready.parts;
    if ('refusal' in outcome) {
      return this.#refuse(ready, outcome.refusal, levelOf(ready.plan, request));
    }
    const { edits, selection } = outcome;
    return edits.length === 0
      ? null
      : { version, edits: plainEdits(edits), ...(selection ? { selection: plainRange(selection) } : {}) };
  }

  /** A copied piece with the numbers that only its HTML has; undefined where there is nothing to be had from that. */
  async #pasted(request: EditRequest): Promise<string | undefined> {
    if (request.kind !== 'paste' || !mayHoldNumbers(request.html)) {
      return undefined;
    }
    const tools = await documentTools(this.#host);
    const { withNumbersOf } = await this.#load();
    return tools && withNumbersOf(request.text, tools.htmlToText(request.html));
  }

  #perform(
    { parts: { perform, fixAll }, found, plan }: Ready,
    request: EditRequest,
    pasted?: string,
  ): EditOutcome | undefined {
    const { settings } = this.#host;
    const mend = (code: string | undefined): EditOutcome =>
      fixAll(plan.lines, {
        parse: (lines) => parseLines(lines, parseOptions(found, settings)),
        check: (text) => findingsOf(text, found, settings).kept,
        ...(code === undefined ? {} : { code }),
      });
    return perform(plan, request, mend, pasted);
  }

  /** Refactorings, and on request every safe fix at once; their edits are worked out by {@link resolve}. */
  async actions(
    document: PlanDocument,
    options: Omit<RefactoringOptions, 'language'>,
    token: CancellationToken = NEVER_CANCELLED,
  ): Promise<CodeAction[]> {
    const { only } = options;
    // Saving asks for one kind; where no kind is named, nobody wants a whole plan mended.
    const wantsFixAll = only !== undefined && wantsKind(only, FIX_ALL);
    const wantsRefactorings = wantsAny(only, Object.values(REFACTORINGS));
    if (!wantsFixAll && !wantsRefactorings) {
      return [];
    }
    const fixAll = wantsFixAll ? await this.#fixAllAction(document, token) : [];
    const ready = wantsRefactorings ? await this.#read(document) : undefined;
    if (!ready || token.isCancellationRequested) {
      return fixAll;
    }
    const { language } = this.#host;
    return [...fixAll, ...ready.parts.refactorings(document, ready.plan, { ...options, language })];
  }

  async #fixAllAction(document: PlanDocument, token: CancellationToken): Promise<CodeAction[]> {
    const checked = await this.#host.check(document, token);
    const isMended =
      (checked?.findings.length ?? 0) > MOST_LOOKED_AT ||
      checked?.findings.some((finding) => {
        const fix = fixOf(checked.plan, finding);
        return fix !== undefined && fix.byHand !== true;
      });
    if (!checked || isMended !== true) {
      return [];
    }
    const { FIX_ALL_TITLE } = await this.#load();
    const { uri, version } = document;
    const data: parts.EditData = { kind: 'edit', uri, version, edit: { kind: 'fixAll' } };
    return [{ title: say(FIX_ALL_TITLE, this.#host.language), kind: FIX_ALL, data }];
  }

  /**
   * The edit that an action stands for.
   *
   * @param data what the action carried; it came over the wire and is not trusted
   * @param find the open document with a URI
   * @returns undefined when the data is none of ours, the text was changed, or nothing is to be done
   */
  async resolve(
    data: unknown,
    find: (uri: string) => PlanDocument | undefined,
    support: EditSupport,
    token: CancellationToken = NEVER_CANCELLED,
  ): Promise<WorkspaceEdit | undefined> {
    const { readActionData, workspaceEdit, isFindingOf } = await this.#load();
    const asked = readActionData(data);
    const document = asked && find(asked.uri);
    if (document?.version !== asked?.version || !document) {
      return undefined;
    }
    if (asked.kind === 'fix') {
      const checked = await this.#host.check(document, token);
      const finding = checked?.findings.find((known) => isFindingOf(known, asked));
      const fix = checked && finding && fixOf(checked.plan, finding);
      return fix && document.version === asked.version ? workspaceEdit(asked, fix.edits, support) : undefined;
    }
    const ready = await this.#read(document, asked.version);
    const outcome = ready && this.#perform(ready, asked.edit);
    return outcome && 'edits' in outcome && outcome.edits.length > 0
      ? workspaceEdit(asked, outcome.edits, support, asked.preview)
      : undefined;
  }

  /** Blanks, markers and blank lines put in order, in the whole text or on the lines of a range. */
  async format(document: PlanDocument, range?: Range): Promise<TextEdit[]> {
    const ready = await this.#read(document);
    if (!ready) {
      return [];
    }
    const { formatPlan, plainEdits } = ready.parts;
    const { indent } = this.#host.settings.format;
    return plainEdits(formatPlan(ready.plan, { indent }, range));
  }

  /** The next marker on a line that was just begun, where the user wants it. */
  async formatOnEnter(document: PlanDocument, position: Position): Promise<TextEdit[]> {
    if (!this.#host.settings.typing.nextMarker) {
      return [];
    }
    const ready = await this.#read(document);
    if (!ready) {
      return [];
    }
    const { enterAt, within, plainEdits } = ready.parts;
    const outcome = enterAt(ready.plan, within(ready.plan, position));
    return outcome && 'edits' in outcome ? plainEdits(outcome.edits) : [];
  }

  /** The name at a position, or why nothing can be renamed there; null for no plan. */
  async renameable(
    document: PlanDocument,
    position: Position,
  ): Promise<{ readonly range: Range; readonly placeholder: string } | Refused | null> {
    const ready = await this.#read(document);
    if (!ready) {
      return null;
    }
    const { renameableAt, within } = ready.parts;
    const found = renameableAt(ready.plan, within(ready.plan, position));
    return found
      ? { range: plainRange(found.range), placeholder: found.text }
      : this.#refuse(ready, 'no-name');
  }

  /** Gives the name at a position another one, all over the draft; null for no plan. */
  async rename(
    document: PlanDocument,
    position: Position,
    newName: string,
    support: EditSupport,
  ): Promise<WorkspaceEdit | Refused | null> {
    const ready = await this.#read(document);
    if (!ready) {
      return null;
    }
    const { renameEdits, within, workspaceEdit } = ready.parts;
    const outcome = renameEdits(ready.plan, within(ready.plan, position), newName);
    return 'refusal' in outcome
      ? this.#refuse(ready, outcome.refusal)
      : workspaceEdit(document, outcome.edits, support);
  }

  #refuse({ parts: { wordsOf } }: Ready, refusal: Refusal, level?: Level): Refused {
    return { refusal: say(wordsOf(refusal, level), this.#host.language) };
  }

  /**
   * A new draft from an earlier plan, or why there is none.
   *
   * @param params what was asked for, as it came over the wire
   * @param find the open document with a URI
   */
  async newPlan(params: unknown, find: (uri: string) => PlanDocument | undefined): Promise<NewPlanResult> {
    const open = (uri: string): Plan | undefined => {
      const document = find(uri);
      return document && this.#host.planOf(document);
    };
    return newPlan(params, open, this.#host);
  }

  /** What the plan outline shows. */
  async tree(document: PlanDocument): Promise<PlanTree | null> {
    const ready = await this.#read(document);
    return ready ? ready.parts.planTree(ready.plan, document.version) : null;
  }
}

/** The largest HTML of a clipboard that is looked at, UTF-16 units: Word's, of a hundred pages. */
const MAX_HTML = 4 * 1024 * 1024;

/** Whether a clipboard's HTML has a list at all: for anything else the reader of pages need not be loaded. */
function mayHoldNumbers(html: string | undefined): html is string {
  return html !== undefined && html.length <= MAX_HTML && /<li[\s>]|mso-list/i.test(html);
}

/** Why something was not done, as the user is told. */
interface Refused {
  readonly refusal: string;
}

/** A draft that can be edited, with what edits it. */
interface Ready {
  readonly parts: Parts;
  readonly found: FoundConfig;
  readonly plan: Plan;
}

/** Only what the protocol's range holds goes over the wire. */
function plainRange({ start, end }: Range): Range {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
