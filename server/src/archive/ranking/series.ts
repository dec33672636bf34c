import type { ArchivePlan, PlanInfo, SeriesMember } from '../model';

type Reason = SeriesMember['reason'];

/**
 * Words of an office's name that come and go when it is renamed: 大数据发展管理局 -> 数据局,
 * 政务服务数据管理局 -> 政务和数据局 (the reforms of 2018 and 2023 renamed most offices of this kind).
 */
const FILLERS = /和|与|及|管理|发展|服务|行政|事务|工作|建设|人民|[（）()、]/g;
/** Where an office's name says of which place it is; 市 in 市政 and 市场 is no place's. */
const PLACE =
  /^(?:中共|中国)?(?:[省市县区](?!政[局处公园工管]|场|容)|(?:[^省市县区]{2,7}[省市县区](?!政[局处公园工管]|场|容))*)/;
/** What a place's name is called with or without. */
const PLACE_FILLERS = /中共|中国|省|市|县|区/g;
/** Numbers tell schools, branches and teams apart: 第一中学, 第十一中学. */
const NUMBERS = /[一二三四五六七八九十百]+|\d+/g;
/** 大学, 中学, 学院, 医院, 学校, 幼儿园: each word in the name makes it another one. */
const BY_EVERY_WORD = /[学中院校园]/;
/** Offices that were merged or renamed by the reforms of state bodies in 2013, 2018 and 2023: old words, new words. */
const SUCCESSORS: readonly (readonly [RegExp, string])[] = [
  [/卫生和?计划生育|卫生计生|卫计/g, '卫生健康'],
  [/工商行政管理|质量技术监督|食品药品监督管理|食品药品监督/g, '市场监督管理'],
  [/国土资源|国土/g, '自然资源'],
  [/环境保护|环保/g, '生态环境'],
  [/农业和农村|农村工作|农牧/g, '农业农村'],
  [/安全生产监督管理|安监/g, '应急管理'],
  [/经济和信息化|经信/g, '工业和信息化'],
  [/发展和?改革/g, '发改'],
  [/市场监管/g, '市场监督管理'],
];
/** What an office's name ends with, by what kind of office it is; 办公厅 issues for the office itself. */
const FOR_THE_OFFICE = /(?:办公厅|办公室|委员会|党委|党组|党支部|中学|中心)$/;
const KEPT: Readonly<Record<string, string>> = {
  委员会: '委',
  党委: '党',
  党组: '党',
  党支部: '党',
  中学: '中',
  中心: '心',
};

/** Words that say only that a title is one of a plan; the topic stands before them. */
const FORM =
  /(?:年度|全年|重点|主要|行动|总体)*(?:工作)?(?:要点|计划|思路|安排|打算|重点|任务|清单|方案|部署|意见)(?:和?任务清单|来啦)?$/;

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) {
    if (at < short.length && short.charAt(at) === character) {
      at++;
    }
  }
  return at === short.length;
}

/** An office's name as far as it survives renaming, and the kind of office. */
interface OfficeName {
  /** The place, and what the office is for. */
  readonly place: string;
  readonly own: string;
  /** What it is for without the words that come and go; empty when it is called by those alone: 建设局. */
  readonly core: string;
  /** The last character of its name. */
  readonly end: string;
}

function partsOf(office: string): OfficeName {
  let name = office;
  for (const [old, present] of SUCCESSORS) {
    name = name.replace(old, present);
  }
  const tail = FOR_THE_OFFICE.exec(name)?.[0] ?? '';
  name = name.slice(0, name.length - tail.length) + (KEPT[tail] ?? '');
  const place = PLACE.exec(name.slice(0, -1))?.[0] ?? '';
  const own = name.slice(place.length, -1).replace(/第(?=[一二三四五六七八九十])/g, '');
  return {
    place: place.replace(PLACE_FILLERS, ''),
    own,
    core: own.replace(FILLERS, ''),
    end: name.slice(-1),
  };
}

/** Whether two names mean the same office: equal, or one an abbreviation or an earlier name of the other. */
export function sameOffice(a: string, b: string): 'same-office' | 'office-renamed' | undefined {
  const plainA = a.replace(/\s+/g, '');
  const plainB = b.replace(/\s+/g, '');
  if (plainA === plainB) {
    return 'same-office';
  }
  const one = partsOf(plainA);
  const two = partsOf(plainB);
  const whole = one.core === '' || two.core === '';
  const nameA = one.place + (whole ? one.own : one.core);
  const nameB = two.place + (whole ? two.own : two.core);
  if (nameA === nameB && one.end === two.end) {
    return 'office-renamed';
  }
  if (one.end !== two.end || nameA === '' || nameB === '' || numbersIn(nameA) !== numbersIn(nameB)) {
    return undefined;
  }
  const [short, long] = nameA.length <= nameB.length ? [nameA, nameB] : [nameB, nameA];
  const isSame = BY_EVERY_WORD.test(one.end) ? long.endsWith(short) : isSubsequence(short, long);
  return isSame ? 'office-renamed' : undefined;
}

function numbersIn(name: string): string {
  return (name.match(NUMBERS) ?? []).join(' ');
}

/** What a kind is about, without the word for the form: 行风建设工作思路 -> 行风建设, 工作要点 -> nothing. */
function topicOf(kind: string): string {
  return kind.replace(FORM, '').replace(/工作$/, '');
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) {
    pairs.add(text.slice(i, i + 2));
  }
  return pairs;
}

/** Part of the shorter topic's pairs that the longer has: 行风建设 is in 党风、行风建设, 党委 is not. */
const SAME_TOPIC = 0.6;

/** Whether two plans of one office are of one kind; the word for the form (要点, 计划, 思路) may change. */
export function sameKind(a: string, b: string): boolean {
  const one = topicOf(a);
  const two = topicOf(b);
  if (one === two) {
    return true;
  }
  const [few, many] = [pairsOf(one), pairsOf(two)].sort((x, y) => x.size - y.size);
  if (!few || !many || few.size === 0) {
    return false;
  }
  let shared = 0;
  for (const pair of few) {
    shared += many.has(pair) ? 1 : 0;
  }
  return shared / few.size >= SAME_TOPIC;
}

interface Judgement {
  readonly reason: Reason;
  /** Whether it is of the draft's series. */
  readonly same: boolean;
  /** Whether it is the same office's plan of another kind. */
  readonly office?: boolean;
}

function judge(draft: PlanInfo, plan: ArchivePlan): Judgement {
  if (plan.uri === draft.uri) {
    return { reason: 'draft-itself', same: false };
  }
  const series = draft.series !== undefined && draft.series === plan.series;
  const later = draft.year !== null && plan.year !== null && plan.year > draft.year;
  if (later) {
    return { reason: 'later-year', same: false };
  }
  if (series) {
    return { reason: 'user', same: true };
  }
  if (draft.series !== undefined && plan.series !== undefined) {
    return { reason: 'other-kind', same: false };
  }
  const office =
    draft.issuer === null || plan.issuer === null ? undefined : sameOffice(draft.issuer, plan.issuer);
  const unknown = draft.issuer === null || plan.issuer === null;
  if (!office && !unknown) {
    return { reason: 'other-office', same: false };
  }
  if (!sameKind(draft.kind, plan.kind)) {
    return { reason: 'other-kind', same: false, office: office !== undefined };
  }
  return { reason: office ?? 'office-unknown', same: true };
}

/** What a plan is called before it is issued. */
const NOT_ISSUED = /(?:征求意见|讨论|送审|审议|报批|修改|修订|初|草)稿|草案/;

function isIssued({ title, name }: ArchivePlan): boolean {
  return !NOT_ISSUED.test(title ?? '') && !NOT_ISSUED.test(name);
}

/**
 * Included ones first, latest first; of one year the plan as issued before the one sent round for comment; plans
 * without a year last; then by name.
 */
function inOrder(a: SeriesMember, b: SeriesMember): number {
  return (
    Number(b.included) - Number(a.included) ||
    (b.plan.year ?? 0) - (a.plan.year ?? 0) ||
    Number(isIssued(b.plan)) - Number(isIssued(a.plan)) ||
    (a.plan.uri < b.plan.uri ? -1 : a.plan.uri > b.plan.uri ? 1 : 0)
  );
}

/**
 * Every plan of an archive, and whether it counts as an earlier year of the draft. An excluded plan can never be
 * right, so in doubt a plan is in: another version of the same year counts when no earlier year is there, and
 * when no plan is of the same office and kind, those count whose items are alike, else the office's earlier plans of
 * another kind, else all that are not later.
 *
 * @param alike the plans whose items are evidently those of the draft; asked only when nothing else is left
 */
export function seriesOf(
  draft: PlanInfo,
  plans: readonly ArchivePlan[],
  alike: (candidates: readonly ArchivePlan[]) => ReadonlySet<ArchivePlan>,
): readonly SeriesMember[] {
  const judged = plans.map((plan) => ({ plan, ...judge(draft, plan) }));
  const same = judged.filter((entry) => entry.same);
  const isEarlier = ({ plan }: { readonly plan: ArchivePlan }): boolean =>
    draft.year === null || plan.year !== draft.year;
  const earlier = same.filter(isEarlier);
  if (same.length > 0) {
    const members = new Set((earlier.length > 0 ? earlier : same).map(({ plan }) => plan));
    return judged
      .map(({ plan, reason, same: isSame }) => {
        const included = members.has(plan);
        return { plan, included, reason: isSame && !included ? ('same-year' as const) : reason };
      })
      .sort(inOrder);
  }
  const possible = judged.filter(({ reason }) => reason !== 'draft-itself' && reason !== 'later-year');
  const earlierOnes = possible.filter(isEarlier);
  const open = (earlierOnes.length > 0 ? earlierOnes : possible).map(({ plan }) => plan);
  const found = alike(open);
  const ofOffice = earlierOnes.filter(({ office }) => office === true).map(({ plan }) => plan);
  const [members, why]: readonly [ReadonlySet<ArchivePlan>, Reason] =
    found.size > 0
      ? [found, 'same-content']
      : ofOffice.length > 0
        ? [new Set(ofOffice), 'office-other-kind']
        : [new Set(open), 'no-other'];
  return judged
    .map(({ plan, reason }) => {
      const included = members.has(plan);
      return { plan, included, reason: included ? why : reason };
    })
    .sort(inOrder);
}
