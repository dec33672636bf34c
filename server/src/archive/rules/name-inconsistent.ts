import { rangeInLine } from '../../plan/position';
import type { Message } from '../../rules/rule';
import { background } from '../ranking/background';
import type { ArchiveNameUse, DraftPlan, NameRecord, NameUse, PlanArchive, PlanInfo } from '../model';
import { foldName, namesOf } from '../names';
import { countTerms } from '../terms';
import { changedPairs, isSlip } from './near-name';
import type { ArchiveRule } from './rule';
import { placeOf, yearOf } from './words';

/** An earlier form that was used so often is no slip itself. */
const MIN_USES = 2;
/** Characters at the beginning and the end of a name by which others like it are found. */
const REACH = 4;
/** Names like it that are looked at. */
const MAX_CANDIDATES = 40;
/** Places of the earlier form that a message names. */
const MAX_PLACES = 3;
/** Names of a draft that are looked up; a text of nothing but names must not take long. */
const MAX_NAMES = 2000;

/** The earlier form of a name that occurs in no earlier plan as it is written here. */
function earlierForm(
  name: string,
  archive: PlanArchive,
  draft: PlanInfo,
  own: ReadonlySet<string>,
): { readonly record: NameRecord; readonly uses: readonly ArchiveNameUse[] } | undefined {
  const others = (uses: readonly ArchiveNameUse[]): readonly ArchiveNameUse[] =>
    uses.filter(({ plan }) => plan.uri !== draft.uri);
  if (others(archive.name('document', name)?.uses ?? []).length > 0) {
    return undefined;
  }
  const found = [name.slice(0, REACH), name.slice(-REACH)]
    .flatMap((part) => archive.findNames('document', part, MAX_CANDIDATES))
    // A draft that writes both forms means two documents.
    .filter((record) => !own.has(foldName(record.name)) && isSlip(name, foldName(record.name)))
    .map((record) => ({ record, uses: others(record.uses).filter(({ plan }) => isEarlier(plan, draft)) }))
    .filter(({ uses }) => uses.length >= MIN_USES);
  // Two earlier forms that are near leave it open which one is meant.
  const forms = new Set(found.map(({ record }) => foldName(record.name)));
  return forms.size === 1 ? found[0] : undefined;
}

/** The words of the draft and of earlier plans; the draft is read once, and only when a name is in question. */
class Words {
  #terms: ReadonlySet<number> | undefined;
  #own: ReadonlyMap<number, number> | undefined;

  constructor(
    readonly archive: PlanArchive,
    readonly draft: DraftPlan,
  ) {}

  /**
   * Whether what is written otherwise in a name is a word that stands elsewhere as well: in what everybody writes, in
   * the draft outside its names, in an earlier plan. Then the name is most likely another document's.
   */
  isOther(name: string, form: string): boolean {
    return changedPairs(name, form).some((pair) => {
      const [term] = countTerms(pair).keys();
      return term !== undefined && (background().has(term) || this.#inDraft(term) || this.#inArchive(term));
    });
  }

  #inDraft(term: number): boolean {
    this.#terms ??= new Set(
      this.draft.units.flatMap(({ text }) => [...countTerms(text.replace(/《[^《》]*》/g, ' ')).keys()]),
    );
    return this.#terms.has(term);
  }

  /** The draft itself may lie in the archive, and does not count. */
  #inArchive(term: number): boolean {
    this.#own ??= this.#countOwn();
    return this.archive.documentFrequency(term) > (this.#own.get(term) ?? 0);
  }

  #countOwn(): ReadonlyMap<number, number> {
    const plan = this.archive.plan(this.draft.info.uri);
    const counts = new Map<number, number>();
    for (const { text } of plan ? this.archive.unitsOf(plan) : []) {
      for (const term of countTerms(text).keys()) {
        counts.set(term, (counts.get(term) ?? 0) + 1);
      }
    }
    return counts;
  }
}

function isEarlier(plan: PlanInfo, draft: PlanInfo): boolean {
  return plan.year !== null && (draft.year === null || plan.year < draft.year);
}

export const nameInconsistent: ArchiveRule = {
  code: 'archive/name-inconsistent',
  level: 'info',
  title: { zh: '文件名称与往年不一致', en: 'A document named otherwise than in earlier years' },
  description: {
    zh: '书名号里的名称与往年要点里的只差一个字，只差“工作”“的”“和”一类字眼，或只是“管理办法”与“实施办法”这样一词之差，而往年至少两处写成另一种，从没有这样写过，很可能是写错了。年份、规划期、（试行）等版本不同的，文种、地区、层级、批次不同的，本稿中两种写法都有的，写得不同的地方是别处也用的词的（供水、排水），不提示。',
    en: 'A 《name》 differs from one in earlier plans in a single character, in a word of no weight (工作, 的, 和 …), or in the word before the kind of document (管理办法, 实施办法), while earlier plans wrote it the other way at least twice and never like this. Other years, plan periods, versions, kinds of document, regions and ranks are other documents and left alone, and so are a draft that writes both and a name whose other word is used elsewhere.',
  },
  remedy: {
    zh: '全文中的这一名称都改为往年的写法；是不是同一份文件须由起草人核对，所以只在编辑器里逐处选用。',
    en: 'Writes the name as in earlier years, wherever it stands in the draft. Whether it is the same document is for the writer to check, so the fix is offered by itself only.',
  },
  samples: {
    passing: [
      {
        earlier: [
          '云州市水务局2025年工作要点\n一、甲\n1.子。落实《云州市城市供水管理办法》。\n2.丑。宣传《云州市城市供水管理办法》。',
        ],
        draft:
          '云州市水务局2026年工作要点\n一、甲\n1.治理内涝。疏通排水管网，起草《云州市城市排水管理办法》。',
      },
      {
        earlier: [
          '云州市数据局2025年工作要点\n一、甲\n1.子。落实《云州市公共数据管理办法》。\n2.丑。宣传《云州市公共数据管理办法》。',
        ],
        draft:
          '云州市数据局2026年工作要点\n一、甲\n1.子。落实《云州市公共数据管理办法》《云州市公共数据管理条例》。',
      },
      {
        earlier: [
          '云州市数据局2025年工作要点\n一、甲\n1.子。落实《云州市数据发展三年行动计划（2022—2024年）》。\n2.丑。评估《云州市数据发展三年行动计划（2022—2024年）》。',
        ],
        draft:
          '云州市数据局2026年工作要点\n一、甲\n1.子。落实《云州市数据发展三年行动计划（2025—2027年）》。',
      },
      {
        earlier: ['云州市数据局2025年工作要点\n一、甲\n1.子。落实《云州市公共数据管理办法》。'],
        draft: '云州市数据局2026年工作要点\n一、甲\n1.子。落实《云州市公共数据治理办法》。',
      },
    ],
    failing: [
      {
        earlier: [
          '云州市数据局2024年工作要点\n一、甲\n1.子。落实《云州市公共数据授权运营管理办法》。',
          '云州市数据局2025年工作要点\n一、甲\n1.子。宣传《云州市公共数据授权运营管理办法》。',
        ],
        draft: '云州市数据局2026年工作要点\n一、甲\n1.子。评估《«云州市公共数据授权营运管理办法»》。',
      },
    ],
  },
  holdsFor: 'line',
  *check({ plan, relations, archive }, report) {
    const { info } = relations.draft;
    const uses = firstUses(namesOf(plan));
    const own = new Set(uses.keys());
    const words = new Words(archive, relations.draft);
    for (const [name, use] of uses) {
      const found = earlierForm(name, archive, info, own);
      if (found && !words.isOther(name, foldName(found.record.name))) {
        const { zh, en } = placesOf(archive, found.uses);
        const form = found.record.name;
        report({
          range: rangeInLine(use.line, use.start, use.end),
          message: {
            zh: `往年写作《${form}》（${zh}），请核对名称`,
            en: `Earlier plans write 《${form}》 (${en}); check the name`,
          },
          // Nearly always the document that is meant; only its writer knows.
          replacement: form,
          byHand: true,
        });
      }
      yield;
    }
  },
};

/** The first use of each document's name, by the name as it is compared. */
function firstUses(names: readonly NameUse[]): ReadonlyMap<string, NameUse> {
  const uses = new Map<string, NameUse>();
  for (const use of names) {
    const name = foldName(use.name);
    if (use.kind === 'document' && !uses.has(name) && uses.size < MAX_NAMES) {
      uses.set(name, use);
    }
  }
  return uses;
}

/** Where a name was used: the latest places, each plan's item once. */
function placesOf(archive: PlanArchive, uses: readonly ArchiveNameUse[]): Message {
  const places = new Map<string, Message>();
  for (const { plan, line } of [...uses].reverse()) {
    const unit = archive.unitsOf(plan).find((each) => each.line <= line && line < each.endLine);
    const place = unit ? placeOf(unit) : yearOf(plan);
    places.set(place.zh, place);
  }
  const shown = [...places.values()].slice(0, MAX_PLACES);
  const more = places.size > MAX_PLACES;
  return {
    zh: shown.map(({ zh }) => zh).join('、') + (more ? '等' : ''),
    en: shown.map(({ en }) => en).join(', ') + (more ? ' …' : ''),
  };
}
