/* Everything that the editor shows of earlier years: import this module only where there may be some. */
export { readPlanInfo } from '../../archive/info';
export { unitAtPlace } from './archive-view';
export { completions, documentationOf } from './completion/index';
export { definitions, toLocations } from './definition';
export { earlierActions } from './actions';
export { earlierParts } from './hover';
export { readHeadings } from './heading-index';
export { inlayHints } from './inlay-hints';
export { insertionOf } from './insertion';
export { references } from './references';
export { earlierPlans, relatedView } from './related-view';
export { workspaceSymbols } from './workspace-symbols';
