/* Everything that edits a draft: import this module only when an edit is asked for. */
export { FIX_ALL_TITLE } from './fixes';
export { levelOf, perform, within } from './perform';
export { planTree } from './plan-tree';
export { readEditParams } from './read-request';
export { isFindingOf, readActionData, type EditData } from './resolve';
export { refactorings } from './refactorings';
export { wordsOf } from './words';
export { plainEdits, workspaceEdit } from './workspace-edit';
export { enterAt } from '../../editing/enter';
export { formatPlan } from '../../editing/format/index';
export { withNumbersOf } from '../../editing/paste/numbers';
export { renameableAt, renameEdits } from '../../editing/rename/index';
export { fixAll } from '../../rules/fix-all';
