import type { RelationCache } from '../../archive/ranking/relations';
import type { PlanArchive } from '../../archive/model';
import type { ArchiveView } from '../../features/earlier/archive-view';
import type { PlanDocument } from '../../plan/document';
import type { Plan } from '../../plan/tree';
import type { ArchiveStore } from './store';
import type { FoundConfig } from '../configs';
import { linksFor } from './user-links';

/** What a view was made from: as long as all of it is the same, so is the view. */
interface Kept {
  readonly view: ArchiveView;
  readonly plan: Plan;
  readonly found: FoundConfig | undefined;
  readonly version: number;
  readonly corrections: unknown;
}

/** What each draft sees of the earlier years: one view a version, which dies with its document. */
export class ArchiveViews {
  readonly #kept = new WeakMap<PlanDocument, Kept>();
  readonly #caches = new WeakMap<PlanArchive, RelationCache>();

  constructor(readonly store: ArchiveStore) {}

  /**
   * The draft beside the archive; cheap until something is asked of it.
   *
   * @returns undefined as long as no earlier plan was looked for, and where there are none
   */
  of(document: PlanDocument, plan: Plan, found: FoundConfig | undefined): ArchiveView | undefined {
    const { archive, parts, state, corrections } = this.store;
    if (!archive || !parts || state === 'off') {
      return undefined;
    }
    const { version } = archive;
    const kept = this.#kept.get(document);
    if (
      kept?.plan === plan &&
      kept.found === found &&
      kept.version === version &&
      kept.corrections === corrections &&
      kept.view.archive === archive
    ) {
      if (kept.view.state !== state) {
        const view = { ...kept.view, state };
        this.#kept.set(document, { ...kept, view });
        return view;
      }
      return kept.view;
    }
    let cache = this.#caches.get(archive);
    if (!cache) {
      cache = new parts.RelationCache();
      this.#caches.set(archive, cache);
    }
    const uri = this.store.canonical(document.uri);
    const info = parts.readPlanInfo(plan, uri, corrections.of(uri));
    const links = linksFor(uri, found, this.store);
    const relations = new parts.DraftRelations(
      archive,
      { info, units: parts.unitsOf(plan) },
      { links, cache },
    );
    const view = { state, archive, relations, links };
    this.#kept.set(document, { view, plan, found, version, corrections });
    return view;
  }
}
