import { commands, l10n, QuickPickItemKind, Uri, window, type QuickPickItem } from 'vscode';
import {
  earlierPlansRequest,
  type EarlierPlan,
  type ShowDifferencesArgs,
} from '../../../server/src/protocol';
import type { PlanClient } from '../client';
import type { Counterparts } from '../counterparts';
import { activePlan, fileName } from '../plans';
import { yearOf } from '../related/cards';
import { sideUri } from './address';

interface PlanItem extends QuickPickItem {
  readonly plan?: EarlierPlan;
}

/** Comparisons in VS Code's own editor for differences. */
export class Comparisons {
  constructor(
    private readonly client: PlanClient,
    private readonly counterparts: Counterparts,
  ) {}

  /** Lets the user pick an earlier plan, and shows it beside the draft in the draft's order. */
  async withEarlierPlan(): Promise<void> {
    const place = await activePlan();
    const plan = place && (await this.pickPlan(place.document.uri));
    if (plan) {
      await this.show(place.document.uri, plan);
    }
  }

  /** Lets the user pick a plan to compare with; undefined when none was picked, or there is none to pick. */
  async pickPlan(draft: Uri): Promise<EarlierPlan | undefined> {
    const all = await this.client.ask(earlierPlansRequest, { uri: draft.toString() });
    const plans = all?.filter(({ uri }) => uri !== draft.toString()) ?? [];
    if (plans.length === 0) {
      await this.sayThereAreNone();
      return undefined;
    }
    const picked = await window.showQuickPick(planItems(plans), {
      placeHolder: l10n.t('Compare with which plan?'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return picked?.plan;
  }

  private async show(draft: Uri, { uri, year }: EarlierPlan): Promise<void> {
    const prior = Uri.parse(uri);
    const name = year === null ? fileName(prior).replace(/\.[^.]*$/, '') : yearOf(year, l10n.t);
    const left = l10n.t('{0}, in the draft’s order', name);
    await commands.executeCommand(
      'vscode.diff',
      sideUri(left, { kind: 'plan', draft: draft.toString(), prior: uri }),
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

  private async sayThereAreNone(): Promise<void> {
    if (this.client.archive?.state === 'loading') {
      void window.showInformationMessage(
        l10n.t('Earlier plans are still being read. Try again in a moment.'),
      );
      return;
    }
    const choose = l10n.t('Choose a Folder…');
    const text = l10n.t('There are no earlier plans to compare with.');
    if ((await window.showInformationMessage(text, choose)) === choose) {
      await commands.executeCommand('workplan.addArchiveFolder');
    }
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
