/** The language of work plans as a library: no connection, no disk, no editor. */
export { parse, parseLines, type ParseOptions } from './plan/parser';
export { PlanDocument, type TextChange } from './plan/document';
export { applyEdits, textOf, type TextEdit } from './plan/edit';
export type { Position, Range } from './plan/position';
export type * from './plan/tree';
export { renumber, type RenumberScope } from './editing/renumber';
export type { EditOutcome, Refusal } from './editing/outcome';
export { fixAll } from './rules/fix-all';
export { fixOf } from './rules/fix';
export { checkPlan, type CheckOptions } from './rules/check';
export { ALL_RULES } from './rules/index';
export type { Finding, Fix, Message, Rule, RuleLevel, Severity } from './rules/rule';
export { Archive } from './archive/archive';
export { contentOf } from './archive/content';
export { unitsOf } from './archive/unit';
export { outline } from './features/outline';
export { EMPTY_WORKSPACE, SILENT_LOGGER, type ILogger, type IWorkspace } from './workspace';
export {
  createPlanService,
  type ConfigReport,
  type DiagnosticsResult,
  type PlanService,
  type ServiceOptions,
} from './service';
export type { CancellationToken } from './service/cancellation';
export type * from './messages';
