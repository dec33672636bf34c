import type { PlanStatus } from '../../server/src/protocol';

/** `vscode.l10n.t`, or a stand-in for it. */
export type Translate = (message: string, ...args: readonly (string | number)[]) => string;

/** What the language status item says of a plan. */
export interface StatusText {
  readonly text: string;
  readonly detail: string;
  /** Whether the user should look: nothing was checked. */
  readonly warn: boolean;
}

/** Words for what the server found in a plan. */
export function statusText(status: PlanStatus, t: Translate): StatusText {
  if (!status.checked) {
    return { text: t('Not checked'), detail: status.reason ?? '', warn: true };
  }
  const { error, warning } = status.counts;
  const findings = [
    ...(error > 0 ? [t('Errors: {0}', error)] : []),
    ...(warning > 0 ? [t('Warnings: {0}', warning)] : []),
  ];
  return {
    text: sizes(status, t),
    detail: [
      ...schemes(status, t),
      findings.length > 0 ? findings.join(t(', ')) : t('No problems found'),
    ].join(t('; ')),
    warn: false,
  };
}

function sizes({ chapters, sections, items }: PlanStatus, t: Translate): string {
  const parts = [
    ...(chapters > 0 ? [t('Chapters: {0}', chapters)] : []),
    ...(sections > 0 ? [t('Sections: {0}', sections)] : []),
    ...(items > 0 ? [t('Items: {0}', items)] : []),
  ];
  return parts.length > 0 ? parts.join(t(', ')) : t('No chapters or items');
}

/** How sections and items are numbered; chapters always run on, and points are seldom counted through. */
function schemes(status: PlanStatus, t: Translate): readonly string[] {
  const found: string[] = [];
  for (const [level, name] of [
    ['section', t('Sections')],
    ['item', t('Items')],
  ] as const) {
    const scheme = status.schemes[level];
    if (scheme !== undefined) {
      found.push(
        scheme === 'continuous'
          ? t('{0} run on through the plan', name)
          : t('{0} start at 1 in each part', name),
      );
    }
  }
  return found;
}
