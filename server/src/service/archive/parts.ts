/* Loads the archive's code: import this module only where there are earlier plans to read. */
export { Archive } from '../../archive/archive';
export { contentOf } from '../../archive/content';
export { readPlanInfo } from '../../archive/info';
export { DraftRelations, RelationCache } from '../../archive/ranking/relations';
export { unitsOf } from '../../archive/unit';
