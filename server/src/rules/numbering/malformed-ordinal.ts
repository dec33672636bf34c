import { ordinalsTakenFor } from '../../editing/due-ordinals';
import { numeralLike, readsAs, writtenLike } from '../../editing/write-marker';
import { rangeInLine } from '../../plan/position';
import type { Rule } from '../rule';

export const malformedOrdinal: Rule = {
  code: 'numbering/malformed-ordinal',
  level: 'error',
  title: { zh: '序号有误', en: 'A numeral that is no ordinal' },
  description: {
    zh: '“十十”“二十零”“〇”“一二”不是序号。序号从1到99：一、二……十、十一……九十九。',
    en: '十十, 二十零, 〇 and 一二 are no ordinals. Ordinals run from 1 to 99: 一, 二 … 十, 十一 … 九十九.',
  },
  remedy: {
    zh: '改为说明里所示的序号。',
    en: 'Writes the ordinal that the message names.',
  },
  samples: {
    passing: ['十、甲\n文。', '一、二线城市的经验值得借鉴。'],
    failing: [
      '一、甲\n文。\n«十十»、乙\n文。\n三、丙\n文。',
      '一、甲\n（一）子。文。\n（«二十零»）丑。文。\n（三）寅。文。',
    ],
  },
  check(plan, report) {
    if (!plan.numbered.some(({ marker, ordinal }) => marker && ordinal === null)) {
      return;
    }
    for (const [node, due] of ordinalsTakenFor(plan)) {
      const { marker, startLine } = node;
      if (!marker) {
        continue;
      }
      const { start, ordinalStart, ordinalEnd } = marker;
      const numeral = marker.text.slice(ordinalStart - start, ordinalEnd - start);
      const replacement = numeralLike(numeral, due);
      const text = plan.lines[startLine]?.text ?? '';
      const mended = text.slice(0, ordinalStart) + (replacement ?? '') + text.slice(ordinalEnd);
      const certain = readsAs(mended, start, node.kind, due);
      report({
        range: rangeInLine(startLine, ordinalStart, ordinalEnd),
        message: {
          zh: `“${numeral}”不是序号，此处应为“${writtenLike(node, due)}”`,
          en: `“${numeral}” is no ordinal; “${writtenLike(node, due)}” is due here`,
        },
        ...(replacement !== undefined && certain ? { replacement } : {}),
      });
    }
  },
};
