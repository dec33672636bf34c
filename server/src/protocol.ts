/**
 * Everything the client and the server say to each other beyond the Language Server Protocol, as typed messages.
 * The client takes types and names from here and from nowhere else of the server.
 */
import { NotificationType, RequestType } from 'vscode-languageserver-protocol';
import {
  METHODS,
  type ExistsParams,
  type FindPlansParams,
  type FindPlansResult,
  type OutlineJson,
  type OutlineParams,
  type PlanStatus,
  type ReadFileParams,
  type ReadFileResult,
} from './messages';

export { METHODS, commands } from './messages';
export type {
  ExistsParams,
  FindPlansParams,
  FindPlansResult,
  InitializationOptions,
  JsonRange,
  Language,
  OutlineJson,
  OutlineNode,
  OutlineParams,
  PlanStatus,
  ReadFileParams,
  ReadFileResult,
  Settings,
} from './messages';

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
