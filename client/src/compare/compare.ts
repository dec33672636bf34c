import { commands, l10n, QuickPickItemKind, Uri, window, type QuickPickItem } from 'vscode';
import {
  earlierPlansRequest,
  type EarlierPlan,
  type ShowDifferencesArgs,
} from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import type { Counterparts } from '../counterparts';
import { fileOf, readable } from '../documents/address';
import { DOCUMENT_EXTENSIONS } from '../documents/kinds';
import { activePlan, fileName } from '../plans';
import { yearOf } from '../related/cards';
import { sideUri } from './address';

/** What a draft is compared with: a plan of the archive, or any file. */
export type ComparedPlan = Pick<EarlierPlan, 'uri' | 'year'> & {
  /** Whether the server knows the plan, and can bring it into the draft's order. */
  readonly known: boolean;
};

interface PlanItem extends QuickPickItem {
  readonly plan?: EarlierPlan;
  /** Lets the user look for a file. */
  readonly browse?: true;
}

const SEPARATOR: PlanItem = { label: '', kind: QuickPickItemKind.Separator };

/** Comparisons in VS Code's own editor for differences. */
export class Comparisons {
  constructor(
    private readonly client: PlanClient,
    private readonly counterparts: Counterparts,
  ) {}

  /**
   * Lets the user pick an earlier plan, and shows it beside the draft in the draft's order.
   *
   * @param file the plan that a menu was opened on; then nothing is to be picked
   */
  async withEarlierPlan(file?: unknown): Promise<void> {
    const place = await activePlan();
    if (!place) {
      void window.showInformationMessage(l10n.t('Open a plan first.'));
      return;
    }
    const draft = place.document.uri;
    // In the draft's own title bar, VS Code hands over the draft.
    const other = file instanceof Uri && file.toString() !== draft.toString() ? fileOf(file) : undefined;
    const plan = other ? await this.planIn(draft, other) : await this.pickPlan(draft, { files: true });
    if (plan) {
      await this.show(draft, plan);
    }
  }

  /** Lets the user pick a plan to compare with; undefined when none was picked, or there is none to pick. */
  async pickPlan(draft: Uri, { files = false } = {}): Promise<ComparedPlan | undefined> {
    const plans = await this.plansFor(draft);
    if (plans.length === 0) {
      return (await this.sayThereAreNone(files)) ? this.chooseFile(draft) : undefined;
    }
    const browse: PlanItem = { label: `$(folder-opened) ${l10n.t('Choose a File…')}`, browse: true };
    const items = planItems(plans);
    const picked = await window.showQuickPick(files ? [...items, SEPARATOR, browse] : items, {
      placeHolder: l10n.t('Compare with which plan?'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return picked?.browse === true ? this.chooseFile(draft) : picked?.plan && { ...picked.plan, known: true };
  }

  private async chooseFile(draft: Uri): Promise<ComparedPlan | undefined> {
    const chosen = await window.showOpenDialog({
      title: l10n.t('Compare with which plan?'),
      openLabel: l10n.t('Choose'),
      filters: {
        [l10n.t('Plans')]: ['txt', 'workplan', 'gzyd', ...DOCUMENT_EXTENSIONS],
        [l10n.t('All files')]: ['*'],
      },
    });
    return chosen?.[0] && this.planIn(draft, chosen[0]);
  }

  private async plansFor(draft: Uri): Promise<readonly EarlierPlan[]> {
    const all = await this.client.ask(earlierPlansRequest, { uri: draft.toString() });
    const own = [draft.toString(), fileOf(draft).toString()];
    return all?.filter(({ uri }) => !own.includes(uri)) ?? [];
  }

  /** A file as a plan to compare with: as the archive knows it, if it does. */
  private async planIn(draft: Uri, file: Uri): Promise<ComparedPlan> {
    const plans = await this.plansFor(draft);
    // Addresses are written in more than one way.
    const plan = plans.find(({ uri }) => Uri.parse(uri).toString() === file.toString());
    return plan ? { ...plan, known: true } : { uri: file.toString(), year: null, known: false };
  }

  private async show(draft: Uri, { uri, year, known }: ComparedPlan): Promise<void> {
    const prior = Uri.parse(uri);
    const name = year === null ? fileName(prior).replace(/\.[^.]*$/, '') : yearOf(year, l10n.t);
    const left = known ? l10n.t('{0}, in the draft’s order', name) : name;
    await commands.executeCommand(
      'vscode.diff',
      known ? sideUri(left, { kind: 'plan', draft: draft.toString(), prior: uri }) : readable(prior),
      draft,
      l10n.t('{0} ↔ {1}', left, fileName(draft)),
      { preview: true },
    );
  }

  /** Shows an item beside an earlier one, a sentence a line. */
  async ofItems({ uri, line, prior }: ShowDifferencesArgs): Promise<void> {
    const draft = Uri.parse(uri);
    const related = await this.counterparts.related(draft, { line, character: 0 });
    const card = related?.cards.find((one) => one.uri === prior.uri && one.line === prior.line);
    if (!card || !related?.unit) {
      // The item changed since; its earlier form can still be seen in its plan.
      await this.counterparts.open(prior);
      return;
    }
    const side = { draft: uri, line, prior: prior.uri, priorLine: prior.line };
    const left = `${yearOf(card.year, l10n.t)} ${card.marker}`.trim();
    const right = `${l10n.t('This draft')} ${related.unit.marker}`.trim();
    await commands.executeCommand(
      'vscode.diff',
      sideUri(left, { kind: 'prior-item', ...side }),
      sideUri(right, { kind: 'draft-item', ...side }),
      l10n.t('{0} ↔ {1}', left, right),
      { preview: true },
    );
  }

  /**
   * @param files whether a file may be chosen instead
   * @returns whether the user wants to choose one
   */
  private async sayThereAreNone(files: boolean): Promise<boolean> {
    if (this.client.archive?.state === 'loading') {
      void window.showInformationMessage(
        l10n.t('Earlier plans are still being read. Try again in a moment.'),
      );
      return false;
    }
    const folder = l10n.t('Choose a Folder…');
    const file = l10n.t('Choose a File…');
    const text = l10n.t('There are no earlier plans to compare with.');
    const answer = await window.showInformationMessage(text, folder, ...(files ? [file] : []));
    if (answer === folder) {
      await commands.executeCommand('workplan.addArchiveFolder');
    }
    return answer === file;
  }
}

/** The plans of the same series first, and why each of the others is none. */
function planItems(plans: readonly EarlierPlan[]): PlanItem[] {
  const item = (plan: EarlierPlan): PlanItem => ({
    label: plan.title,
    description: yearOf(plan.year, l10n.t),
    detail: plan.reason,
    plan,
  });
  const included = plans.filter((plan) => plan.included);
  const others = plans.filter((plan) => !plan.included);
  return [
    ...included.map(item),
    ...(others.length === 0
      ? []
      : [{ label: l10n.t('Other plans'), kind: QuickPickItemKind.Separator }, ...others.map(item)]),
  ];
}
