import type { Level, Plan } from '../../plan/tree';
import type { EditOutcome } from '../outcome';

export function convertNumbering(
  plan: Plan,
  level: Level,
  numbering: 'continuous' | 'restarting',
): EditOutcome {
  void [plan, level, numbering];
  return { edits: [] };
}
