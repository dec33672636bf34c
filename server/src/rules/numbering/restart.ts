import { isDoubtful } from '../../editing/due-ordinals';
import { writtenLike } from '../../editing/write-marker';
import { markerRange } from '../places';
import type { Rule } from '../rule';
import { LEVEL_NAMES, quoted } from '../wording';
import { numberedOn } from './marker-fix';
import { renumberFix } from './renumber-fix';

export const restart: Rule = {
  code: 'numbering/restart',
  level: 'warning',
  title: { zh: '编号方式前后不一', en: 'One scope counts otherwise than the rest' },
  description: {
    zh: '全文连续编号的文稿里有一章从“1”编起，或者每章从“1”编起的文稿里有一章接着上一章编；又或者一章之内忽然又从“1”编起（多半是漏了一行标题）。编号方式从全文推断，也可以在设置 `workplan.numbering` 里指定。',
    en: 'One chapter begins anew in a plan whose items run on, or runs on in a plan whose chapters each begin at 1; or the count begins anew inside a chapter, where a heading line may be lost. The scheme is inferred, or set in `workplan.numbering`.',
  },
  remedy: {
    zh: '按全文的编号方式重新编号，文中提到的序号（“第5项”）随之改，别的一字不动。一章之内忽然又从“1”编起的，先核对是否漏了标题：这样的地方只逐处改，不随全文修复一并改。',
    en: 'Renumbers as the plan counts elsewhere; mentions of the numbers (第5项) follow, and nothing else changes. Where the count begins anew inside a chapter, see first whether a heading was lost: such a place is mended by itself alone, never along with everything else.',
  },
  samples: {
    passing: [
      '一、甲\n1.子。文。\n2.丑。文。\n二、乙\n1.寅。文。\n三、丙\n1.卯。文。',
      '一、甲\n1.子。文。\n2.丑。文。\n二、乙\n3.寅。文。\n三、丙\n4.卯。文。',
    ],
    failing: [
      '一、甲\n1.子。文。\n2.丑。文。\n二、乙\n3.寅。文。\n4.卯。文。\n三、丙\n5.辰。文。\n6.巳。文。\n四、丁\n«1.»午。文。\n2.未。文。',
      '一、甲\n1.子。文。\n2.丑。文。\n二、乙\n1.寅。文。\n2.卯。文。\n三、丙\n«3.»辰。文。\n4.巳。文。\n四、丁\n1.午。文。\n2.未。文。',
    ],
  },
  check(plan, report) {
    for (const { kind, node, expected, other, level } of plan.breaks) {
      if (kind !== 'restart') {
        continue;
      }
      const due = `“${writtenLike(node, expected)}”`;
      const anew = node.ordinal === 1;
      const inside = anew && isDoubtful(plan, node);
      report({
        range: markerRange(node),
        message: inside
          ? {
              zh: `此处重新从${quoted(node)}编号，按前文应为${due}；请核对是否漏了标题`,
              en: `The count begins anew at ${quoted(node)} where the text runs on (${due} is due); a heading line may be missing`,
            }
          : anew
            ? {
                zh: `此处重新从${quoted(node)}编号，其他各处均接续上文编号，此处应为${due}`,
                en: `The count begins anew at ${quoted(node)} where every other scope runs on (${due} is due)`,
              }
            : {
                zh: `此处接续上文编号至${quoted(node)}，其他各处均从头编号，此处应为${due}`,
                en: `The count runs on to ${quoted(node)} where every other scope begins anew (${due} is due)`,
              },
        ...(other
          ? {
              related: [
                {
                  range: markerRange(other),
                  message: {
                    zh: `上一${LEVEL_NAMES[level].zh}在此`,
                    en: `The ${LEVEL_NAMES[level].en} before is here`,
                  },
                },
              ],
            }
          : {}),
      });
    }
  },
  fix(plan, { range }) {
    const node = numberedOn(plan, range.start.line);
    return node && renumberFix(plan, node.kind, node);
  },
};
