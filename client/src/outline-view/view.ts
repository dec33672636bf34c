import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  TreeItemCollapsibleState,
  window,
  type TextDocument,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from 'vscode';
import { planTreeRequest } from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import type { PlanEdits } from '../editing/edits';
import { fileName, showLine } from '../plans';
import { Latest } from '../related/latest';
import { RowDrag } from './drag';
import { movedNodes } from './drop';
import { PlanFindings } from './findings';
import { FollowedDraft } from './followed';
import { OutlineNodes, type OutlineNode } from './nodes';
import { isNode, isUnlisted, lineFindings, nodeItem, nodeTooltip, unlistedItem, type Row } from './rows';

/** The view's identifier in package.json. */
export const OUTLINE_VIEW = 'workplan.planOutline';
/** What a click on a row runs; it is in no menu. */
const REVEAL = `${OUTLINE_VIEW}.reveal`;
/** What the words in an empty view depend on. */
const STATE = `${OUTLINE_VIEW}.state`;

/** How long the draft must rest before the outline follows, milliseconds. */
const PAUSE = 100;
/** How many times longer than the last answer took there is to be rest: the outline of a huge plan costs the server time. */
const REST = 5;
/** Longest wait for an outline, milliseconds. */
const LONGEST_PAUSE = 5_000;
/** From how many nodes on everything is folded at first. */
const MANY = 500;

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
export class PlanOutline implements TreeDataProvider<Row>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly nodes = new OutlineNodes();
  private readonly followed = new FollowedDraft();
  private readonly view: TreeView<Row>;
  private readonly latest = new Latest(() => this.pause);
  private readonly subscriptions: Disposable;
  private findings = new PlanFindings([]);
  /** What was found in each row, as read last. */
  private shownFindings = '';
  /** The node the caret stood in last. */
  private caretNode: OutlineNode | undefined;
  /** Whether the plan has so many nodes that everything is folded at first. */
  private many = false;
  private pause = PAUSE;
  /** Why the view is empty, as VS Code was told last. */
  private said: string | undefined;

  constructor(
    private readonly client: PlanClient,
    edits: PlanEdits,
  ) {
    this.view = window.createTreeView<Row>(OUTLINE_VIEW, {
      treeDataProvider: this,
      dragAndDropController: new RowDrag(OUTLINE_VIEW, this, edits),
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.subscriptions = Disposable.from(
      this.view,
      this.changed,
      this.followed,
      commands.registerCommand(REVEAL, (node: OutlineNode) => this.revealInText(node)),
      this.view.onDidChangeVisibility(() => {
        this.caretNode = undefined;
        this.refresh(true);
      }),
      this.followed.onDidChange(() => this.startAnew()),
      this.followed.onDidMoveCaret(() => void this.followCaret()),
      // After each check: the draft was edited.
      client.onStatus(({ uri }) => {
        if (uri === this.document?.uri.toString()) {
          this.refresh();
        }
      }),
      client.onDidChangeState(() => this.refresh()),
      languages.onDidChangeDiagnostics(({ uris }) => {
        const { document } = this;
        const uri = document?.uri.toString();
        if (
          this.view.visible &&
          uris.some((changed) => changed.toString() === uri) &&
          // Else the places of the rows are another text's, and the tree that is to come reads the findings too.
          document?.version === this.nodes.tree?.version &&
          this.readFindings()
        ) {
          this.changed.fire(undefined);
        }
      }),
    );
    this.refresh(true);
  }

  dispose(): void {
    this.latest.cancel();
    this.subscriptions.dispose();
  }

  getTreeItem(row: Row): TreeItem {
    if (isUnlisted(row)) {
      return unlistedItem(row);
    }
    const item = nodeItem(row, this.findings, this.folding(row));
    item.command = { title: l10n.t('Show'), command: REVEAL, arguments: [row] };
    return item;
  }

  resolveTreeItem(item: TreeItem, row: Row): TreeItem {
    if (!isUnlisted(row)) {
      item.tooltip = nodeTooltip(row, this.findings);
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

  /** The draft it shows. */
  get document(): TextDocument | undefined {
    return this.followed.document;
  }

  /** The topmost node that comes last. */
  get lastTopmost(): OutlineNode | undefined {
    return this.nodes.children(undefined).at(-1);
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
    if (document !== this.document) {
      return false;
    }
    if (this.nodes.tree?.version !== document.version) {
      await this.update(document);
    }
    return this.nodes.tree?.version === document.version && nodes.every(({ alive }) => alive);
  }

  private chosen(rows: readonly Row[]): ChosenNodes | undefined {
    const nodes = movedNodes(rows.filter(isNode));
    const { document } = this;
    return document && nodes.length > 0 ? { document, nodes } : undefined;
  }

  private startAnew(): void {
    this.nodes.clear();
    this.pause = PAUSE;
    this.changed.fire(undefined);
    this.refresh(true);
  }

  /** Asks anew, unless nobody looks. */
  private refresh(atOnce = false): void {
    this.say();
    const { document } = this;
    if (!this.view.visible || !document) {
      this.latest.cancel();
      return;
    }
    this.latest.ask((signal) => this.update(document, signal), atOnce);
  }

  private async update(document: TextDocument, signal?: AbortSignal): Promise<void> {
    const begun = Date.now();
    const tree = await this.client.ask(planTreeRequest, { uri: document.uri.toString() }, signal);
    this.pause = Math.min(Math.max(PAUSE, (Date.now() - begun) * REST), LONGEST_PAUSE);
    if (signal?.aborted === true || document !== this.document) {
      return;
    }
    if (tree !== undefined) {
      const changed = this.nodes.update(tree ?? undefined);
      this.many = this.nodes.total > MANY;
      if (this.readFindings() || changed) {
        this.changed.fire(undefined);
      }
      await this.followCaret();
    }
    this.say();
  }

  /** Reads what was found; says whether any row shows it otherwise. */
  private readFindings(): boolean {
    const { document } = this;
    this.findings = new PlanFindings(lineFindings(document ? languages.getDiagnostics(document.uri) : []));
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
    if (!this.view.visible || !editor || editor.document !== this.document) {
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
    const { document } = this;
    const chosen = document && { document, nodes: [node] };
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
    const { document } = this;
    const tree = document && this.nodes.tree;
    this.view.description = document ? (tree?.title ?? fileName(document.uri)) : '';
    const why = !document
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
