import type { Diagnostic } from 'vscode-languageserver-types';
import type { PlanDocument } from '../plan/document';
import type { Range } from '../plan/position';
import type { Finding, Message } from '../rules/rule';
import { SEVERITIES, UNNECESSARY } from './kinds';
import { pageOf } from './rules-of';
import { say, type Language } from './say';

/** Who says it. */
export const SOURCE: Message = { zh: '工作要点', en: 'workplan' };

/** What the client can show of a diagnostic; what it cannot is left out. */
export interface DiagnosticSupport {
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly tags: boolean;
}

export interface DiagnosticOptions {
  readonly language: Language;
  /** Folder of the rule pages, ending with `/`. */
  readonly rulePages?: string | undefined;
  readonly support: DiagnosticSupport;
}

/** Findings as the protocol knows them, in their order. */
export function toDiagnostics(
  document: PlanDocument,
  findings: readonly Finding[],
  options: DiagnosticOptions,
): Diagnostic[] {
  return findings.map((finding) => toDiagnostic(document.uri, finding, options));
}

/** One finding; `uri` is the document that its related places lie in. */
export function toDiagnostic(uri: string, finding: Finding, options: DiagnosticOptions): Diagnostic {
  const { language, support } = options;
  const href = support.codeDescription ? pageOf(finding.code, options.rulePages) : undefined;
  const related = support.relatedInformation ? (finding.related ?? []) : [];
  return {
    range: plainRange(finding.range),
    severity: SEVERITIES[finding.severity],
    code: finding.code,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    source: say(SOURCE, language),
    message: say(finding.message, language),
    ...(support.tags && finding.tags?.includes('unnecessary') === true ? { tags: [UNNECESSARY] } : {}),
    ...(related.length > 0
      ? {
          relatedInformation: related.map(({ range, message }) => ({
            location: { uri, range: plainRange(range) },
            message: say(message, language),
          })),
        }
      : {}),
  };
}

/** Only what the protocol's range holds goes over the wire. */
function plainRange({ start, end }: Range): Range {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
