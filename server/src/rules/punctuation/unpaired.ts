import { TRAIT, type Line } from '../../plan/line';
import { partnerOf, type LoneMark } from '../../plan/pairs';
import { rangeInLine } from '../../plan/position';
import { isVoid, type Plan } from '../../plan/tree';
import { eachLine, textStart } from '../places';
import type { Rule } from '../rule';

/** Lines in a row that one broken sentence may run over. */
const MAX_BROKEN_LINES = 12;

export const unpaired: Rule = {
  code: 'punctuation/unpaired',
  level: 'error',
  title: { zh: '引号、书名号或括号不成对', en: 'A quotation mark or bracket without its partner' },
  description: {
    zh: '“” ‘’ 《》 〈〉 （） 〔〕 在一段之内应成对（GB/T 15834—2011，4.8、4.9、4.15）。句子中间被硬换行的，连到下一行找；连续几段引文每段都以“开头、只在最后一段收尾的，不报；“1）”这样的句内序号、半角括号混用不在此列。',
    en: 'These marks come in pairs within a paragraph (GB/T 15834-2011, 4.8, 4.9, 4.15). A sentence broken over lines is followed; a quotation whose every paragraph opens anew is fine, and so is `1）` inside a sentence.',
  },
  samples: {
    passing: [
      '一、甲\n1.落实“放管服”改革要求。印发《管理办法（试行）》，做到：1）摸清；2）建账。',
      '一、甲\n1.子。深入实施“数据要素\n×三年行动”，取得实效。',
      '一、甲\n1.推进“一网（通办”）改革。文。',
      '一、甲\n1.子。文。（牵头单位：数据局；\n配合单位：财政局）\n2.丑。文。',
      '一、甲\n1.实施“三个一”工程（\n①一个平台；\n②一套标准）。\n2.丑。文。',
      '一、甲\n1.学习。“每前进一步，就跟进一步。\n“要学懂弄通做实。\n“要知行合一。”\n2.丑。文。',
    ],
    failing: [
      '一、甲\n1.落实«“»放管服改革要求。推进“一网通办”。',
      '一、甲\n1.落实放管服«”»改革要求。推进“一网通办”。',
      '一、甲\n1.印发«《»数据目录管理办法。文。',
      '一、甲\n1.建设平台«（»二期，年内上线。\n2.丑。文。',
      '一、甲\n1.实施“数据要素«“»行动。文。',
    ],
  },
  check(plan, report) {
    const loneAt = new Map<number, readonly LoneMark[]>();
    eachLine(plan, TRAIT.pair, (line, at, place) => {
      const lone = line.loneMarks(textStart(line, at, place));
      if (lone.length > 0) {
        loneAt.set(at, lone);
      }
    });
    joinBrokenLines(plan, loneAt);
    for (const [at, marks] of loneAt) {
      const turned = findTurnedRound(marks);
      for (const lone of marks) {
        const { column, mark, opens } = lone;
        // A half-width bracket alone is hardly Chinese text's; the rule names full-width marks.
        if (mark === '(' || mark === ')' || lone.excused || turned.has(lone)) {
          continue;
        }
        const partner = partnerOf(mark);
        report({
          range: rangeInLine(at, column, column + 1),
          message: {
            zh: `${named(mark)}缺少对应的${named(partner)}`,
            en: `${mark} has no ${partner} ${opens ? 'after' : 'before'} it`,
          },
        });
      }
    }
  },
};

/**
 * Lone quotation marks that are right while only their partner is the wrong way round (`“数据要素“`): the
 * partner is reported then, as one slip.
 */
function findTurnedRound(marks: readonly LoneMark[]): ReadonlySet<LoneMark> {
  const turned = new Set<LoneMark>();
  const kinds = new Map<LoneMark['kind'], LoneMark[]>();
  for (const mark of marks) {
    if (mark.mark in QUOTES) {
      const kind = kinds.get(mark.kind) ?? [];
      kinds.set(mark.kind, kind);
      kind.push(mark);
    }
  }
  for (const kind of kinds.values()) {
    const firstOpening = kind.findIndex((mark) => mark.opens);
    const firstClosing = kind.findIndex((mark) => !mark.opens);
    for (const [at, mark] of kind.entries()) {
      const place = at - (mark.opens ? firstOpening : firstClosing);
      const partner = kind[mark.opens ? at + 1 : at - 1];
      if (partner?.opens === mark.opens && place % 2 === (mark.opens ? 0 : 1)) {
        turned.add(mark);
      }
    }
  }
  return turned;
}

const QUOTES: Readonly<Record<string, string>> = {
  '“': '左引号',
  '”': '右引号',
  '‘': '左单引号',
  '’': '右单引号',
};

/** A mark as a sentence can hold it: quotation marks cannot quote themselves. */
function named(mark: string): string {
  const name = QUOTES[mark];
  return name ?? `“${mark}”`;
}

/**
 * Pairs an opening that stays open on its line with its closing on one of the next: a sentence may be broken
 * over lines, and a bracket may hold lines of its own. A blank line, a chapter, a section or an item ends the
 * search; a full stop does not, as whole sentences stand in quotation marks.
 */
function joinBrokenLines(plan: Plan, loneAt: Map<number, readonly LoneMark[]>): void {
  for (const [at, marks] of loneAt) {
    for (const open of marks.filter((mark) => mark.opens)) {
      for (let next = at + 1; next <= at + MAX_BROKEN_LINES && goesOn(plan, next); next++) {
        const close = loneAt.get(next)?.find((mark) => !mark.opens && mark.kind === open.kind);
        if (close || (next === at + 1 && opensAnew(plan.lines[next], loneAt.get(next) ?? [], open))) {
          drop(loneAt, at, open);
          if (close) {
            drop(loneAt, next, close);
          }
          break;
        }
      }
    }
  }
}

/** Whether a line may belong to the paragraph of the line before it. */
function goesOn({ places }: Plan, at: number): boolean {
  const place = places[at];
  return (
    place !== undefined &&
    !isVoid(place) &&
    place.kind !== 'chapter' &&
    place.kind !== 'section' &&
    place.kind !== 'item'
  );
}

function drop(loneAt: Map<number, readonly LoneMark[]>, at: number, mark: LoneMark): void {
  loneAt.set(
    at,
    (loneAt.get(at) ?? []).filter((other) => other !== mark),
  );
}

/**
 * Whether the next paragraph goes on with a quotation over several, each of which opens anew: it begins with a
 * quotation mark that stays open as well, or is closed at its very end.
 */
function opensAnew(next: Line | undefined, lone: readonly LoneMark[], open: LoneMark): boolean {
  if (open.mark !== '“' || next?.text.charAt(next.indent) !== '“') {
    return false;
  }
  const stays = lone.some((mark) => mark.opens && mark.column === next.indent);
  return stays || next.text.slice(Math.max(0, next.end - 2), next.end).includes('”');
}
