import {
  commands,
  DataTransferItem,
  DiagnosticSeverity,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  TabInputText,
  TabInputTextDiff,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  workspace,
  type DataTransfer,
  type TextDocument,
  type TextEditor,
  type TreeDataProvider,
  type TreeDragAndDropController,
  type TreeView,
} from 'vscode';
import { planTreeRequest, type EditRequest, type PlanTreeNode } from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import type { PlanEdits } from '../editing/edits';
import { isPlan } from '../language';
import { fileName, showLine } from '../plans';
import { Latest } from '../related/latest';
import { dropTarget, movedNodes } from './drop';
import { PlanFindings, type Severity } from './findings';
import { OutlineNodes, type OutlineNode } from './nodes';
import { rowWords, tooltip, unlistedWords } from './words';

/** The view's identifier in package.json. */
export const OUTLINE_VIEW = 'workplan.planOutline';
/** What a click on a row runs; it is in no menu. */
const REVEAL = `${OUTLINE_VIEW}.reveal`;
/** What the words in an empty view depend on. */
const STATE = `${OUTLINE_VIEW}.state`;
/** What dragged rows are called; the name is VS Code's own for this view. */
const ROWS = `application/vnd.code.tree.${OUTLINE_VIEW.toLowerCase()}`;

/** How long the draft must rest before the outline follows, milliseconds. */
const PAUSE = 100;
/** How many times longer than the last answer took there is to be rest: the outline of a huge plan costs the server time. */
const REST = 5;
/** Longest wait for an outline, milliseconds. */
const LONGEST_PAUSE = 5_000;
/** From how many nodes on everything is folded at first. */
const MANY = 500;

/** A row of the view: a node, or what stands for those that are not listed. */
export type Row = OutlineNode | Unlisted;

interface Unlisted {
  readonly id: string;
  readonly unlisted: number;
  readonly parent: OutlineNode | undefined;
}

/** Nodes that the user acts on in the view, and the draft they belong to. */
export interface ChosenNodes {
  readonly document: TextDocument;
  readonly nodes: readonly OutlineNode[];
}

/**
 * The plan's chapters, sections, items and points beside the text: how many there are, what is wrong in them, and
 * a way to move them with the mouse. It follows the caret of plan editors, keeps the last plan while the focus is
 * elsewhere, and does nothing while it is hidden.
 */
export class PlanOutline implements TreeDataProvider<Row>, TreeDragAndDropController<Row>, Disposable {
  readonly dragMimeTypes = [ROWS];
  readonly dropMimeTypes = [ROWS];
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly nodes = new OutlineNodes();
  private readonly view: TreeView<Row>;
  private readonly latest = new Latest(() => this.pause);
  private readonly subscriptions: Disposable;
  private findings = new PlanFindings([]);
  /** What was found in each row, as read last. */
  private shownFindings = '';
  private followed: TextDocument | undefined;
  /** The node the caret stood in last. */
  private caretNode: OutlineNode | undefined;
  /** Whether the plan has so many nodes that everything is folded at first. */
  private many = false;
  /** What was dragged last; a drop names it by its identity alone. */
  private dragged: { readonly key: string; readonly nodes: readonly OutlineNode[] } | undefined;
  private pause = PAUSE;
  /** Why the view is empty, as VS Code was told last. */
  private said: string | undefined;

  constructor(
    private readonly client: PlanClient,
    private readonly edits: PlanEdits,
  ) {
    this.view = window.createTreeView<Row>(OUTLINE_VIEW, {
      treeDataProvider: this,
      dragAndDropController: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.subscriptions = Disposable.from(
      this.view,
      this.changed,
      commands.registerCommand(REVEAL, (node: OutlineNode) => this.revealInText(node)),
      this.view.onDidChangeVisibility(() => {
        this.caretNode = undefined;
        this.refresh(true);
      }),
      window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor && textEditor.document === this.followed) {
          void this.followCaret();
        }
      }),
      // VS Code keeps a text for a while after its editor was closed.
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.length > 0 && this.followed && !isOpen(this.followed)) {
          this.forget();
        }
      }),
      workspace.onDidCloseTextDocument((document) => {
        if (document === this.followed) {
          this.forget();
        }
      }),
      // After each check: the draft was edited.
      client.onStatus(({ uri }) => {
        if (uri === this.followed?.uri.toString()) {
          this.refresh();
        }
      }),
      client.onDidChangeState(() => this.refresh()),
      languages.onDidChangeDiagnostics(({ uris }) => {
        const { followed } = this;
        const uri = followed?.uri.toString();
        if (
          this.view.visible &&
          uris.some((changed) => changed.toString() === uri) &&
          // Else the places of the rows are another text's, and the tree that is to come reads the findings too.
          followed?.version === this.nodes.tree?.version &&
          this.readFindings()
        ) {
          this.changed.fire(undefined);
        }
      }),
    );
    this.follow(window.activeTextEditor);
    this.say();
  }

  dispose(): void {
    this.latest.cancel();
    this.subscriptions.dispose();
  }

  getTreeItem(row: Row): TreeItem {
    if (isUnlisted(row)) {
      const item = new TreeItem(unlistedWords(row.unlisted, l10n.t));
      item.id = row.id;
      return item;
    }
    const found = this.findings.inside(row.range);
    const { label, description, spoken } = rowWords(row, found, l10n.t);
    const item = new TreeItem(label, this.folding(row));
    item.id = row.id;
    item.description = description;
    item.iconPath = icon(row, found.worst);
    item.contextValue = row.level;
    item.accessibilityInformation = { label: spoken };
    item.command = { title: l10n.t('Show'), command: REVEAL, arguments: [row] };
    return item;
  }

  resolveTreeItem(item: TreeItem, row: Row): TreeItem {
    if (!isUnlisted(row)) {
      item.tooltip = tooltip(row, this.findings.within(row.range), l10n.t);
    }
    return item;
  }

  getChildren(row?: Row): Row[] {
    if (row !== undefined && isUnlisted(row)) {
      return [];
    }
    const unlisted = this.nodes.unlisted(row);
    return [
      ...this.nodes.children(row),
      ...(unlisted > 0 ? [{ id: `${row?.id ?? ''}+`, unlisted, parent: row }] : []),
    ];
  }

  getParent(row: Row): Row | undefined {
    return row.parent;
  }

  handleDrag(source: readonly Row[], dataTransfer: DataTransfer): void {
    const nodes = movedNodes(source.filter(isNode));
    if (this.followed && nodes.length > 0) {
      const key = nodes.map(({ id }) => id).join(' ');
      this.dragged = { key, nodes };
      dataTransfer.set(ROWS, new DataTransferItem(key));
    }
  }

  async handleDrop(target: Row | undefined, dataTransfer: DataTransfer): Promise<void> {
    const { dragged, followed } = this;
    const key: unknown = dataTransfer.get(ROWS)?.value;
    if (!followed || dragged === undefined || key !== dragged.key) {
      return;
    }
    const onto = target !== undefined && isUnlisted(target) ? target.parent : target;
    const moved = { document: followed, nodes: dragged.nodes };
    await this.edits.run(followed, async () => {
      if (!(await this.upToDate(moved)) || onto?.alive === false) {
        return undefined;
      }
      const top = this.nodes.children(undefined);
      const place = dropTarget(moved.nodes, onto, top[top.length - 1]);
      return place && moveTo(moved.nodes, place);
    });
  }

  /** The draft it shows. */
  get document(): TextDocument | undefined {
    return this.followed;
  }

  /** What is selected in the view, in the order of the text. */
  get selected(): ChosenNodes | undefined {
    return this.chosen(this.view.selection);
  }

  /**
   * What an action in the view is about: the row it was called on, or all that are selected if it is one of them.
   *
   * @param args what VS Code hands to a command in a view's menu
   * @returns undefined when the command was not called there
   */
  calledOn([row, selected]: readonly unknown[]): ChosenNodes | undefined {
    const rows: readonly unknown[] = Array.isArray(selected) && selected.includes(row) ? selected : [row];
    return this.chosen(rows.filter(isNode));
  }

  /**
   * Brings the outline to the draft as it is now, so that its nodes' places hold.
   *
   * @returns whether the nodes are in it still, and the draft was not changed meanwhile
   */
  async upToDate({ document, nodes }: ChosenNodes): Promise<boolean> {
    if (document !== this.followed) {
      return false;
    }
    if (this.nodes.tree?.version !== document.version) {
      await this.update(document);
    }
    return this.nodes.tree?.version === document.version && nodes.every(({ alive }) => alive);
  }

  private chosen(rows: readonly Row[]): ChosenNodes | undefined {
    const nodes = movedNodes(rows.filter(isNode));
    return this.followed && nodes.length > 0 ? { document: this.followed, nodes } : undefined;
  }

  private follow(editor: TextEditor | undefined): void {
    // The log and other panels are editors too, and in the view there is none: the last plan stays.
    if (!editor || !isPlan(editor.document)) {
      return;
    }
    if (editor.document !== this.followed) {
      this.followed = editor.document;
      this.nodes.clear();
      this.changed.fire(undefined);
      this.pause = PAUSE;
      this.refresh(true);
    }
  }

  private forget(): void {
    this.followed = undefined;
    this.nodes.clear();
    this.latest.cancel();
    this.say();
    this.changed.fire(undefined);
  }

  /** Asks anew, unless nobody looks. */
  private refresh(atOnce = false): void {
    this.say();
    if (!this.view.visible || !this.followed) {
      this.latest.cancel();
      return;
    }
    const document = this.followed;
    this.latest.ask((signal) => this.update(document, signal), atOnce);
  }

  private async update(document: TextDocument, signal?: AbortSignal): Promise<void> {
    const begun = Date.now();
    const tree = await this.client.ask(planTreeRequest, { uri: document.uri.toString() }, signal);
    this.pause = Math.min(Math.max(PAUSE, (Date.now() - begun) * REST), LONGEST_PAUSE);
    if (signal?.aborted === true || document !== this.followed) {
      return;
    }
    if (tree !== undefined) {
      const changed = this.nodes.update(tree ?? undefined);
      this.many = total(tree?.nodes ?? []) > MANY;
      if (this.readFindings() || changed) {
        this.changed.fire(undefined);
      }
      await this.followCaret();
    }
    this.say();
  }

  /** Reads what was found; says whether any row shows it otherwise. */
  private readFindings(): boolean {
    const found = this.followed ? languages.getDiagnostics(this.followed.uri) : [];
    this.findings = new PlanFindings(
      found.map(({ range, severity, message }) => ({
        line: range.start.line,
        severity: severityOf(severity),
        message,
      })),
    );
    const before = this.shownFindings;
    this.shownFindings = [...this.nodes.listed()]
      .map(({ id, range }) => {
        const found = this.findings.within(range).map(({ severity, message }) => `${severity}${message}`);
        return [id, ...found].join('\t');
      })
      .join('\n');
    return this.shownFindings !== before;
  }

  /** Marks the node the caret stands in; never takes the focus, and leaves alone what the user has selected there. */
  private async followCaret(): Promise<void> {
    const editor = window.activeTextEditor;
    if (!this.view.visible || !editor || editor.document !== this.followed) {
      return;
    }
    const node = this.nodes.at(editor.selection.active.line);
    const before = this.caretNode;
    this.caretNode = node;
    if (!node || node === before || this.view.selection.includes(node)) {
      return;
    }
    try {
      await this.view.reveal(node, { select: true, focus: false });
    } catch {
      // The outline was built anew meanwhile; the next move of the caret finds it.
    }
  }

  private async revealInText(node: OutlineNode): Promise<void> {
    const chosen = this.followed && { document: this.followed, nodes: [node] };
    if (chosen && (await this.upToDate(chosen))) {
      await showLine(chosen.document.uri, node.headingRange.start.line);
    }
  }

  private folding(row: OutlineNode): TreeItemCollapsibleState {
    if (row.childCount === 0) {
      return TreeItemCollapsibleState.None;
    }
    return row.level === 'chapter' && !this.many
      ? TreeItemCollapsibleState.Expanded
      : TreeItemCollapsibleState.Collapsed;
  }

  /** Says in an empty view why it is empty, and above the others which plan it shows. */
  private say(): void {
    const { state } = this.client;
    const tree = this.followed && this.nodes.tree;
    this.view.description = this.followed ? (tree?.title ?? fileName(this.followed.uri)) : '';
    const why = !this.followed
      ? 'none'
      : state !== 'running'
        ? state
        : tree?.nodes.length === 0
          ? 'empty'
          : 'shown';
    if (why !== this.said) {
      this.said = why;
      void commands.executeCommand('setContext', STATE, why);
    }
  }
}

/** Whether a tab shows the draft, alone or beside another text. */
function isOpen({ uri }: TextDocument): boolean {
  const shown = uri.toString();
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => {
      const texts =
        input instanceof TabInputText
          ? [input.uri]
          : input instanceof TabInputTextDiff
            ? [input.original, input.modified]
            : [];
      return texts.some((text) => text.toString() === shown);
    }),
  );
}

function moveTo(
  nodes: readonly OutlineNode[],
  target: Extract<EditRequest, { kind: 'moveTo' }>['target'],
): EditRequest {
  return { kind: 'moveTo', lines: nodes.map(({ range }) => range.start.line), target };
}

function isUnlisted(row: Row): row is Unlisted {
  return 'unlisted' in row;
}

/** Whether what a menu hands over is a node of the view. */
function isNode(row: unknown): row is OutlineNode {
  return typeof row === 'object' && row !== null && 'headingRange' in row && 'alive' in row;
}

function total(nodes: readonly PlanTreeNode[]): number {
  return nodes.reduce(
    (sum, { counts }) => sum + 1 + counts.chapter + counts.section + counts.item + counts.point,
    0,
  );
}

function icon({ level }: OutlineNode, worst: Severity | undefined): ThemeIcon {
  switch (worst) {
    case 0:
      return new ThemeIcon('error', new ThemeColor('list.errorForeground'));
    case 1:
      return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
    case 2:
      return new ThemeIcon('info', new ThemeColor('notificationsInfoIcon.foreground'));
    default:
      return new ThemeIcon(ICONS[level]);
  }
}

/** By level, the look of a book: chapters, what they are divided into, and what is to be done. */
const ICONS = {
  chapter: 'book',
  section: 'bookmark',
  item: 'circle-small-filled',
  point: 'circle-small',
} as const;

function severityOf(severity: DiagnosticSeverity): Severity {
  switch (severity) {
    case DiagnosticSeverity.Error:
      return 0;
    case DiagnosticSeverity.Warning:
      return 1;
    case DiagnosticSeverity.Information:
      return 2;
    case DiagnosticSeverity.Hint:
      return 3;
  }
}
