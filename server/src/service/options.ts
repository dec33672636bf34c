import type { Diagnostic } from 'vscode-languageserver-types';
import type { DiagnosticSupport } from '../features/diagnostics';
import type { Language } from '../features/say';
import type { Message } from '../rules/rule';
import type { ILogger, IWorkspace } from '../workspace';

/** What a service is made from. Everything but the workspace may be left out. */
export interface ServiceOptions {
  readonly workspace: IWorkspace;
  readonly logger?: ILogger;
  /** Language of the messages; Chinese when left out. */
  readonly language?: Language;
  /** URI of the folder of the rule pages, ending with `/`. */
  readonly rulePages?: string | undefined;
  /** What can be shown of a diagnostic; everything when left out. */
  readonly support?: DiagnosticSupport;
  /** Whether hovers leave a finding's message to the client, which shows it by itself. */
  readonly messagesInHover?: boolean;
  /** URIs of the workspace folders. */
  readonly folders?: readonly string[];
  /** Called when there is something new to say of a `workplan.json`. */
  readonly onConfig?: (report: ConfigReport) => void;
}

/** What is wrong with a `workplan.json`, or no longer of use in it. */
export interface ConfigReport {
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The first problem, for one message to the user; undefined when the file is sound. */
  readonly problem: Message | undefined;
}

/** The diagnostics of one version of a document. */
export interface DiagnosticsResult {
  readonly version: number;
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}
