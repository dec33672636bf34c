import type { PlanCorrection } from '../messages';
import type { Plan } from '../plan/tree';
import { readPlanInfo } from './info';
import type { PlanContent } from './model';
import { namesOf } from './names';
import { unitsOf } from './unit';

/**
 * A plan as it goes into an archive.
 *
 * @param uri where the plan was read
 * @param correction what the user said of this plan's year, issuer or series
 */
export function contentOf(plan: Plan, uri: string, correction?: PlanCorrection): PlanContent {
  return { info: readPlanInfo(plan, uri, correction), units: unitsOf(plan), names: namesOf(plan) };
}
