/* A draft beside earlier plans, all in memory: no disk, no clock. */
import { Archive } from '../../../../server/src/archive/archive';
import { contentOf } from '../../../../server/src/archive/content';
import { readPlanInfo } from '../../../../server/src/archive/info';
import type { ResolvedLink } from '../../../../server/src/archive/model';
import { DraftRelations } from '../../../../server/src/archive/ranking/relations';
import { unitsOf } from '../../../../server/src/archive/unit';
import type { ArchiveView } from '../../../../server/src/features/earlier/archive-view';
import type { PlanDocument } from '../../../../server/src/plan/document';
import type { Position } from '../../../../server/src/plan/position';
import type { Plan } from '../../../../server/src/plan/tree';
import { atCaret, read } from '../support';

/** Earlier plans of an imaginary archives office; every item is plainly the same as another, or plainly none. */
export const PLAN_2019 = `山前区档案局2019年工作要点
一、夯实基础业务
1.修订文件归档范围。依据《山前区归档办法》，组织各单位修订文件归档范围和保管期限表。
2.开展库房安全检查。每季度检查档案库房的温湿度、消防和防盗设施，及时排除隐患。
二、提升服务水平
3.推进馆藏档案数字化。完成馆藏民国档案三十万页的扫描和著录，建立目录数据库。
`;
export const PLAN_2020 = `山前区档案局2020年工作要点
一、夯实基础业务
1.开展库房安全检查。每季度检查档案库房的温湿度、消防和防盗设施，建立隐患台账。
2.修订文件归档范围。依据《山前区归档办法》，督促各单位修订文件归档范围和保管期限表，2020年底前全部完成。
3.举办国际档案日宣传。做好2020年工作安排，在社区和学校举办“国际档案日”展览，向群众介绍家庭档案的保管。
二、提升服务水平
4.推进馆藏档案数字化。完成馆藏民国档案五十万页的扫描和著录，建立目录数据库。
5.编纂地方史料丛书。整理清代县志和族谱，出版《山前史料选编》第一辑，送图书馆收藏。
`;

/** The draft: two items carried on, one that is new; the caret goes where a test puts it. */
export const DRAFT = `山前区档案局2021年工作要点
一、夯实基础业务
1.开展库房安全检查。每季度检查档案库房的温湿度、消防和防盗设施，健全隐患台账。
2.组建乡村记忆志愿队伍。招募返乡青年拍摄古树、老井和手艺人，配发录音设备，颁发“乡村记忆”聘书。
二、提升服务水平
认真贯彻《山前区归档办法》。
3.推进馆藏档案数字化。完成馆藏民国档案八十万页的扫描和著录，建立目录数据库。
`;

export const URI_2019 = 'file:///w/2019.txt';
export const URI_2020 = 'file:///w/2020.txt';
export const URI = 'file:///w/a.workplan';

export interface Beside {
  readonly document: PlanDocument;
  readonly plan: Plan;
  readonly position: Position;
  readonly view: ArchiveView;
}

export interface BesideOptions {
  readonly state?: ArchiveView['state'];
  readonly links?: readonly ResolvedLink[];
  readonly priors?: Readonly<Record<string, string>>;
}

const PRIORS = { [URI_2019]: PLAN_2019, [URI_2020]: PLAN_2020 };

/** A draft with its caret at │, beside earlier plans. */
export function beside(source: string, options: BesideOptions = {}): Beside {
  const at = source.includes('│')
    ? atCaret(source)
    : { ...read(source), position: { line: 0, character: 0 } };
  const archive = new Archive();
  for (const [uri, text] of Object.entries(options.priors ?? PRIORS)) {
    archive.put(contentOf(read(text, uri).plan, uri));
  }
  const draft = { info: readPlanInfo(at.plan, URI), units: unitsOf(at.plan) };
  const links = options.links ?? [];
  const relations = new DraftRelations(archive, draft, { links });
  return { ...at, view: { state: options.state ?? 'ready', archive, relations, links } };
}

/** {@link DRAFT} with the caret before some words of it, `offset` units into them. */
export function draftAt(words: string, offset = 0, options: BesideOptions = {}): Beside {
  const at = DRAFT.indexOf(words) + offset;
  return beside(`${DRAFT.slice(0, at)}│${DRAFT.slice(at)}`, options);
}

/** {@link DRAFT} with one line, the caret in it at │, put in before the line that begins with some words. */
export function draftWith(line: string, before: string, options: BesideOptions = {}): Beside {
  const at = DRAFT.indexOf(before);
  return beside(`${DRAFT.slice(0, at)}${line}\n${DRAFT.slice(at)}`, options);
}

/** `2020:3`: the year's plan and the line of a place. */
export function placeName(uri: string, line: number): string {
  return `${/(\d{4})\.txt$/.exec(uri)?.[1] ?? 'draft'}:${line}`;
}
