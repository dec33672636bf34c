import type { Diagnostic } from 'vscode-languageserver-types';
import type { DiagnosticSupport } from '../features/diagnostics';
import type { LoadDocumentTools } from '../export/tools';
import type { Language } from '../features/say';
import type { Message } from '../rules/rule';
import type { ArchiveStatus } from '../messages';
import type { ILogger, IStorage, IWorkspace } from '../workspace';
import type { LoadingProgress } from './archive/store';
import type { Pace } from './archive/pace';

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
  /** Where the archive is kept between two runs; without it everything is read at each start. */
  readonly storage?: IStorage | undefined;
  /** Whether the user trusts the workspace: only then are folders outside it read. */
  readonly trusted?: boolean;
  /** How long work is parted; without it nothing waits meanwhile. */
  readonly pace?: Pace;
  /** Loads the readers and the writer of Word files; without it only plain text is read. */
  readonly loadDocuments?: LoadDocumentTools | undefined;
  /** The scheme under which the text of Word files is shown (`document-view.ts`); without it places lead to the files. */
  readonly documentScheme?: string | undefined;
  /** Called when the earlier plans or what is known of them changed. */
  readonly onArchive?: (status: ArchiveStatus) => void;
  /** Called when many earlier plans are about to be read; `cancel` breaks it off. */
  readonly onLoading?: (cancel: () => void) => LoadingProgress;
  /** Called once for each file that should hold an earlier plan and cannot be read. */
  readonly onSkipped?: (uri: string, reason: Message) => void;
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
