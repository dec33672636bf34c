/**
 * Numbers of the protocol, written out here: the enumerations of the protocol's package would bring the whole
 * package into every bundle that uses a feature without a connection.
 */
import type {
  DiagnosticSeverity,
  DiagnosticTag,
  DocumentHighlightKind,
  SymbolKind,
} from 'vscode-languageserver-types';
import type { Level } from '../plan/tree';
import type { Severity } from '../rules/rule';

/** Icon of each node in an outline. */
export const SYMBOL_KINDS = {
  title: 1, // File
  requirements: 7, // Property
  chapter: 2, // Module
  section: 3, // Namespace
  item: 8, // Field
  point: 22, // EnumMember
} as const satisfies Record<Level | 'title' | 'requirements', SymbolKind>;

export const SEVERITIES = {
  error: 1,
  warning: 2,
  info: 3,
  hint: 4,
} as const satisfies Record<Severity, DiagnosticSeverity>;

/** Text that may be shown faded. */
export const UNNECESSARY = 1 satisfies DiagnosticTag;

/** A highlight of text, without reading or writing. */
export const HIGHLIGHT_TEXT = 1 satisfies DocumentHighlightKind;
