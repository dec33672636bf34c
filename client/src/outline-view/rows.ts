import {
  DiagnosticSeverity,
  l10n,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  type Diagnostic,
  type TreeItemCollapsibleState,
} from 'vscode';
import type { LineFinding, PlanFindings, Severity } from './findings';
import type { OutlineNode } from './nodes';
import { rowWords, tooltip, unlistedWords } from './words';

/** A row of the view: a node, or what stands for those that are not listed. */
export type Row = OutlineNode | Unlisted;

/** Stands for the children of a node, or of the plan, that are not listed. */
export interface Unlisted {
  readonly id: string;
  readonly unlisted: number;
  readonly parent: OutlineNode | undefined;
}

export function isUnlisted(row: Row): row is Unlisted {
  return 'unlisted' in row;
}

/** Whether what a menu hands over is a node of the view. */
export function isNode(row: unknown): row is OutlineNode {
  return typeof row === 'object' && row !== null && 'headingRange' in row && 'alive' in row;
}

/** A node as VS Code draws it. */
export function nodeItem(
  node: OutlineNode,
  findings: PlanFindings,
  folding: TreeItemCollapsibleState,
): TreeItem {
  const found = findings.inside(node.range);
  const { label, description, spoken } = rowWords(node, found, l10n.t);
  const item = new TreeItem(label, folding);
  item.id = node.id;
  item.description = description;
  item.iconPath = icon(node, found.worst);
  item.contextValue = node.level;
  item.accessibilityInformation = { label: spoken };
  return item;
}

/** What stands for nodes that are not listed, as VS Code draws it. */
export function unlistedItem({ id, unlisted }: Unlisted): TreeItem {
  const item = new TreeItem(unlistedWords(unlisted, l10n.t));
  item.id = id;
  return item;
}

/** What is shown where the pointer rests on a node. */
export function nodeTooltip(node: OutlineNode, findings: PlanFindings): string {
  return tooltip(node, findings.within(node.range), l10n.t);
}

/** What VS Code knows to be wrong in a draft. */
export function lineFindings(diagnostics: readonly Diagnostic[]): readonly LineFinding[] {
  return diagnostics.map(({ range, severity, message }) => ({
    line: range.start.line,
    severity: severityOf(severity),
    message,
  }));
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
