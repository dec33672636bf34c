/* Drafts that are edited through the service, as an editor does it: no disk, no clock. */
import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import type { EditRequest, Settings } from '../../../../server/src/messages';
import { PlanDocument } from '../../../../server/src/plan/document';
import { applyEdits, textOf } from '../../../../server/src/plan/edit';
import type { Position, Range } from '../../../../server/src/plan/position';
import { createPlanService, type PlanService } from '../../../../server/src/service';
import { DEFAULT_SETTINGS } from '../../../../server/src/service/settings';
import { EMPTY_WORKSPACE, type IWorkspace } from '../../../../server/src/workspace';

export const URI = 'file:///w/a.workplan';

/** A sound plan: two chapters, four items that run on. */
export const SOUND = `山前区档案局2021年工作要点
2021年全区档案工作的总体要求是：坚持服务中心大局，推进档案事业高质量发展。
一、夯实基础业务
1.完善归档制度。修订归档范围。明确各单位责任。
2.加强库房管理。落实“十防”措施，按季度检查。
二、提升服务水平
3.推进数字化。完成馆藏档案数字化三十万页。
4.办好《山前记忆》展览。面向社会免费开放。
`;

/** How an editor asks; the rest is what a client of today says of itself. */
export interface Asking {
  readonly only?: readonly string[];
  readonly automatic?: boolean;
  readonly previews?: boolean;
  readonly makesPlans?: boolean;
  readonly hasPreview?: boolean;
  readonly asksForStyle?: boolean;
  readonly asksForChapter?: boolean;
  readonly settings?: Partial<Settings>;
  readonly workspace?: IWorkspace;
}

/** A draft with the caret at │, or «selected», and what can be done with it. */
export class Draft {
  readonly service: PlanService;
  readonly document: PlanDocument;
  readonly range: Range;
  readonly #asking: Asking;

  constructor(marked: string, asking: Asking = {}) {
    const text = marked.replace(/[│«»]/g, '');
    const at = marked.search(/[│«]/);
    const end = marked.includes('»') ? marked.indexOf('»') - 1 : at;
    this.document = PlanDocument.create(URI, 'workplan', 1, text);
    this.range = {
      start: this.document.positionAt(Math.max(0, at)),
      end: this.document.positionAt(Math.max(0, end)),
    };
    this.#asking = asking;
    this.service = createPlanService({ workspace: asking.workspace ?? EMPTY_WORKSPACE });
    this.service.configure({ settings: { ...DEFAULT_SETTINGS, ...asking.settings } });
  }

  get caret(): Position {
    return this.range.start;
  }

  /** Every action there is for the place. */
  async actions(): Promise<CodeAction[]> {
    const {
      only,
      automatic = false,
      previews = false,
      makesPlans = false,
      hasPreview = false,
      asksForStyle = false,
      asksForChapter = false,
    } = this.#asking;
    const { document, range, service } = this;
    const diagnostics = [...((await service.getDiagnostics(document))?.items ?? [])];
    return [
      ...(await service.getCodeActions(document, { range, only, diagnostics }, false)),
      ...(await service.editing.actions(document, {
        range,
        only,
        automatic,
        previews,
        hasPreview,
        makesPlans,
        asksForStyle,
        asksForChapter,
      })),
    ];
  }

  async titles(): Promise<string[]> {
    return (await this.actions()).filter(({ data }) => !isIgnore(data)).map(({ title }) => title);
  }

  /** The text after the action with a title was chosen. */
  async after(title: string): Promise<string> {
    const action = (await this.actions()).find((offered) => offered.title === title);
    if (!action) {
      throw new Error(`not offered: ${title}`);
    }
    const edit = await this.service.editing.resolve(
      action.data,
      (uri) => (uri === URI ? this.document : undefined),
      { versioned: false, annotated: false },
    );
    return this.with(edit?.changes?.[URI] ?? []);
  }

  /** The text after an edit that was asked for, or the words of the refusal, or null. */
  async edited(request: EditRequest): Promise<string | null> {
    const result = await this.service.editing.edit(this.document, this.document.version, request);
    return result && ('refusal' in result ? result.refusal : this.with(result.edits));
  }

  /** The text with some edits made. */
  with(edits: readonly TextEdit[]): string {
    return textOf(applyEdits(this.document.lines, edits));
  }
}

function isIgnore(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'ignore';
}
