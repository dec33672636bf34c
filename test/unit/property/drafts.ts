import fc from 'fast-check';

/** A plan that is being put together: what its parts are called is all that tells them apart. */
export interface Draft {
  readonly text: string;
  /** The lines of each part that has a number, with the lines below it that belong to it. */
  readonly parts: readonly DraftPart[];
}

export interface DraftPart {
  readonly level: 'chapter' | 'section' | 'item' | 'point';
  readonly from: number;
  readonly to: number;
  /** Index of the part it stands in; -1 at the top. */
  readonly parent: number;
}

const CHINESE = '零一二三四五六七八九';

export function chinese(ordinal: number): string {
  const tens = Math.trunc(ordinal / 10);
  const ones = ordinal % 10;
  return (tens > 1 ? CHINESE[tens]! : '') + (tens > 0 ? '十' : '') + (ones > 0 ? CHINESE[ones]! : '');
}

const ITEM_FORMS = ['#.', '#．', '#、'] as const;
const NAMES = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳';

interface Form {
  readonly item: string;
  readonly wide: boolean;
  readonly indent: string;
  readonly runsOn: boolean;
  readonly points: boolean;
  readonly eol: string;
  readonly sizes: readonly number[];
}

const forms: fc.Arbitrary<Form> = fc.record({
  item: fc.constantFrom(...ITEM_FORMS),
  wide: fc.boolean(),
  indent: fc.constantFrom('', '\u3000\u3000', '    '),
  runsOn: fc.boolean(),
  points: fc.boolean(),
  eol: fc.constantFrom('\n', '\r\n'),
  sizes: fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 3, maxLength: 6 }),
});

/** A plan without a slip, as offices write them: at least three chapters of at least two items each. */
export const soundDraft: fc.Arbitrary<Draft> = forms.map(
  ({ item, wide, indent, runsOn, points, eol, sizes }) => {
    const lines = ['云州市数据局2026年工作要点', '', `${indent}2026年工作的总体要求是：稳中求进。`];
    const parts: { level: DraftPart['level']; from: number; to: number; parent: number }[] = [];
    let count = 0;
    const add = (level: DraftPart['level'], parent: number, text: string): number => {
      parts.push({ level, from: lines.length, to: lines.length + 1, parent });
      lines.push(indent + text);
      for (let at = parent; at >= 0; at = parts[at]!.parent) {
        parts[at]!.to = lines.length;
      }
      return parts.length - 1;
    };
    const name = (): string => {
      const at = parts.length;
      return NAMES[at % NAMES.length]! + NAMES[Math.trunc(at / NAMES.length) % NAMES.length]!;
    };
    for (const [i, size] of sizes.entries()) {
      const chapter = add('chapter', -1, `${chinese(i + 1)}、加强${name()}建设`);
      count = runsOn ? count : 0;
      for (let j = 0; j < size; j++) {
        const numeral = wide ? toWide(String(++count)) : String(++count);
        const at = add('item', chapter, `${item.replace('#', numeral)}推进${name()}工作。建立台账。`);
        for (let k = 1; points && j === 0 && k < 4; k++) {
          add('point', at, `（${k}）摸清${name()}底数。`);
        }
      }
    }
    return { text: lines.join(eol), parts };
  },
);

function toWide(numeral: string): string {
  return numeral.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xff10 - 0x30));
}
