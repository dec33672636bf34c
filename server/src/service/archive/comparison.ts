import type { ArchivePlan, Relations } from '../../archive/model';
import { fnv1a64 } from '../../config/hash';
import type { ArchiveView } from '../../features/earlier/archive-view';
import type { Language } from '../../features/say';
import type { CompareResult, Settings } from '../../messages';
import { parse } from '../../plan/parser';
import type { Plan } from '../../plan/tree';
import type { ArchiveStore } from './store';
import type { CancellationToken } from '../cancellation';
import { parseOptions } from '../checker';
import type { ConfigStore } from '../configs';
import { readPlanFile, type FileHost } from '../plan-file';
import { Slices, type Pace } from './pace';

/** What a comparison is made with. */
export interface ComparisonHost extends FileHost {
  readonly configs: ConfigStore;
  readonly store: ArchiveStore;
  readonly settings: Settings;
  readonly language: Language;
  readonly pace: Pace;
}

/**
 * A draft beside an earlier plan of the archive, worked out in slices.
 *
 * @param wanted the earlier plan's URI; without it the latest of the same series
 * @returns null when there is no such plan in the archive, it cannot be read, or the answer is not wanted any more
 */
export async function compareWith(
  host: ComparisonHost,
  plan: Plan,
  view: ArchiveView,
  wanted: string | undefined,
  token: CancellationToken,
): Promise<CompareResult | null> {
  const { store } = host;
  const { relations, archive } = view;
  const prior = wanted === undefined ? relations.previous : archive.plan(store.canonical(wanted));
  const slices = new Slices(host.pace);
  const read = prior && (await readPrior(host, prior, slices));
  const { parts } = store;
  // A token changes while we wait, which its type does not say.
  const isCancelled = (): boolean => token.isCancellationRequested;
  if (!read || !parts || isCancelled()) {
    return null;
  }
  let compared: { readonly relations: Relations; readonly prior: ArchivePlan } = { relations, prior };
  if (store.hashOf(prior.uri) !== read.hash || archive.plan(prior.uri) !== prior) {
    // The file is another one by now, and the lines of its items with it.
    store.filesChanged([prior.uri]);
    const alone = new parts.Archive();
    const { uri } = prior;
    const put = alone.put(parts.contentOf(read.plan, uri, store.corrections.of(uri)));
    const links = view.links ?? [];
    compared = { relations: new parts.DraftRelations(alone, relations.draft, { links }), prior: put };
  }
  for (const unit of relations.draft.units) {
    compared.relations.relationOf(unit);
    await slices.breathe();
    if (isCancelled()) {
      return null;
    }
  }
  const links = compared.relations.linksWith(compared.prior);
  const { compare } = await import('../../features/comparison/index');
  return compare(
    { plan: read.plan, info: compared.prior },
    { plan, info: relations.draft.info },
    links,
    host.language,
  );
}

/** An earlier plan's text as its file has it now. */
async function readPrior(
  host: ComparisonHost,
  { uri }: ArchivePlan,
  slices: Slices,
): Promise<{ readonly plan: Plan; readonly hash: string } | undefined> {
  const { configs, settings } = host;
  const breathe = (): Promise<void> => slices.breathe();
  const text = await readPlanFile(uri, host, { encoding: settings.encoding, breathe });
  return typeof text === 'string'
    ? { plan: parse(text, parseOptions(await configs.find(uri), settings)), hash: fnv1a64(text) }
    : undefined;
}
