/* Interface first; see createPlanService below. */
import type {
  CancellationToken,
  CodeAction,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Position,
  Range,
  SelectionRange,
  SemanticTokens,
} from 'vscode-languageserver-types';
