import { Archive } from '../../server/src/archive/archive';
import { DraftRelations } from '../../server/src/archive/ranking/relations';
import type { Model } from '../../server/src/archive/ranking/score';
import { readFolder, type Trial } from './trials';

/** Years of items in which the right forms were found, of all years of all items. */
export interface LineageCounts {
  readonly years: number;
  readonly right: number;
}

/**
 * The items of the sample draft through four earlier years. What is right follows from the labelled links of
 * neighbouring years; items with a doubtful link on the way are left out.
 */
export function measureLineages(trials: readonly Trial[], model?: Model): LineageCounts {
  const contents = readFolder('examples');
  const files = contents.map(({ info }) => info.name);
  const draft = contents.at(-1);
  if (!draft) {
    return { years: 0, right: 0 };
  }
  const archive = new Archive();
  contents.slice(0, -1).forEach((content) => archive.put(content));
  const relations = new DraftRelations(archive, draft, model ? { model } : {});
  let years = 0;
  let right = 0;
  for (const unit of draft.units) {
    const { steps } = relations.lineageOf(unit);
    let lines: readonly number[] = [unit.line];
    for (let at = files.length - 1; at > 0; at--) {
      const trial = trials.find(({ labels }) => labels.prior === files[at - 1] && labels.draft === files[at]);
      const links = (trial?.labels.links ?? []).filter(({ draft: later }) =>
        later.some(({ line }) => lines.includes(line)),
      );
      if (links.length === 0 || links.some(({ doubtful }) => doubtful)) {
        break;
      }
      lines = [...new Set(links.flatMap(({ prior }) => prior.map(({ line }) => line)))].sort((a, b) => a - b);
      const step = steps.find(({ plan }) => plan.name === files[at - 1]);
      years++;
      right += Number(JSON.stringify(step?.units.map(({ line }) => line)) === JSON.stringify(lines));
      if (lines.length === 0) {
        break;
      }
    }
  }
  return { years, right };
}
