/**
 * Everything the client and the server say to each other beyond the Language Server Protocol, as typed messages.
 * The client takes types and names from here and from nowhere else of the server.
 */
import { NotificationType, RequestType, type WorkspaceEdit } from 'vscode-languageserver-protocol';
import {
  METHODS,
  type ArchiveStatus,
  type CompareParams,
  type CompareResult,
  type EarlierPlan,
  type EditParams,
  type EditResult,
  type ExistsParams,
  type FindPlansParams,
  type FindPlansResult,
  type InsertionParams,
  type InsertionResult,
  type LinkParams,
  type NewPlanParams,
  type NewPlanResult,
  type OutlineJson,
  type OutlineParams,
  type PlanParams,
  type PlanStatus,
  type PlanTree,
  type ReadFileParams,
  type ReadFileResult,
  type RelatedParams,
  type RelatedResult,
  type StorageParams,
  type StorageWriteParams,
  type TrustParams,
} from './messages';
import type {
  ExportParams,
  ExportResult,
  ProgramParams,
  ProgramResult,
  ReadDocumentParams,
  ReadDocumentResult,
} from './document-messages';

export { METHODS, commands } from './messages';
export { documentOfView, documentViewUri } from './document-view';
export type * from './messages';
export type * from './document-messages';

/** Server -> client, after each check of an open document. */
export const statusNotification = new NotificationType<PlanStatus>(METHODS.status);

/** Server -> client: the bytes of a file. */
export const readFile = new RequestType<ReadFileParams, ReadFileResult, void>(METHODS.readFile);

/** Server -> client: whether there is such a file. */
export const exists = new RequestType<ExistsParams, boolean, void>(METHODS.exists);

/** Server -> client: URIs of the plans in a folder and below. */
export const findPlans = new RequestType<FindPlansParams, FindPlansResult, void>(METHODS.findPlans);

/** Client -> server: the outline of an open plan, as `workplan outline --format json` prints it. */
export const outlineRequest = new RequestType<OutlineParams, OutlineJson | null, void>(METHODS.outline);

/** Server -> client, whenever the state of the archive changes. */
export const archiveStatusNotification = new NotificationType<ArchiveStatus>(METHODS.archiveStatus);

/** Client -> server: earlier units beside the one at the caret. */
export const relatedRequest = new RequestType<RelatedParams, RelatedResult, void>(METHODS.related);

/** Client -> server: the plans of the archive as the draft sees them. */
export const earlierPlansRequest = new RequestType<PlanParams, readonly EarlierPlan[], void>(
  METHODS.earlierPlans,
);

/** Client -> server: the draft beside an earlier plan. */
export const compareRequest = new RequestType<CompareParams, CompareResult | null, void>(METHODS.compare);

/** Client -> server: the edit of a `workplan.json` that keeps the user's verdict on a link. */
export const linkRequest = new RequestType<LinkParams, WorkspaceEdit | null, void>(METHODS.link);

/** Client -> server: an earlier item's text as it would stand in the draft. */
export const insertionRequest = new RequestType<InsertionParams, InsertionResult | null, void>(
  METHODS.insertion,
);

/** Client -> server: an edit of an open draft that the user asked for. */
export const editRequest = new RequestType<EditParams, EditResult, void>(METHODS.edit);

/** Client -> server: a new draft from an earlier plan. */
export const newPlanRequest = new RequestType<NewPlanParams, NewPlanResult, void>(METHODS.newPlan);

/** Client -> server: the tree of an open draft, as the plan outline shows it. */
export const planTreeRequest = new RequestType<PlanParams, PlanTree | null, void>(METHODS.planTree);

/** Client -> server, when the user's trust in the workspace changed. */
export const archiveTrustNotification = new NotificationType<TrustParams>(METHODS.archiveTrust);

/** Client -> server: reads the archive anew. */
export const reloadArchiveRequest = new RequestType<null, null, void>(METHODS.reloadArchive);

/** Server -> client: bytes of the cache, where the server cannot store by itself. */
export const readStorage = new RequestType<StorageParams, ReadFileResult, void>(METHODS.readStorage);

/** Server -> client: keeps bytes of the cache. */
export const writeStorage = new RequestType<StorageWriteParams, null, void>(METHODS.writeStorage);

/** Client -> server: a Word file or the like as the text of a plan. */
export const readDocumentRequest = new RequestType<ReadDocumentParams, ReadDocumentResult, void>(
  METHODS.readDocument,
);

/** Client -> server: an open draft as a Word file. */
export const exportDocumentRequest = new RequestType<ExportParams, ExportResult, void>(
  METHODS.exportDocument,
);

/** Server -> client: where a worker can load a program of the extension from. */
export const programRequest = new RequestType<ProgramParams, ProgramResult, void>(METHODS.program);
