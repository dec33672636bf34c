import { p, type FodtContent } from './fodt';

/** A document with lists, and the lines it should be read as, with the numbers that Word shows. */
export interface ListCase {
  readonly what: string;
  readonly source: FodtContent;
  readonly lines: readonly string[];
  /** Formats in which LibreOffice itself does not keep it. */
  readonly except: readonly ('docx' | 'doc' | 'html')[];
}

/** A level of a list style; `format` is a `style:num-format`, in the words that LibreOffice has for it. */
interface Level {
  readonly format: string;
  readonly before?: string;
  readonly after?: string;
  /** Of how many levels the number is shown. */
  readonly levels?: number;
  readonly start?: number;
}

/** A paragraph of a list, at a level from 0. */
interface Item {
  readonly level: number;
  /** The number it begins anew with. */
  readonly restart?: number;
}

const LABEL =
  '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="nothing"/></style:list-level-properties>';

function listStyle(name: string, ...levels: readonly Level[]): string {
  const content = levels.map(
    ({ format, before = '', after = '', levels: shown = 1, start = 1 }, i) =>
      `<text:list-level-style-number text:level="${i + 1}" style:num-format="${format}" style:num-prefix="${before}" style:num-suffix="${after}" text:display-levels="${shown}" text:start-value="${start}">${LABEL}</text:list-level-style-number>`,
  );
  return `<text:list-style style:name="${name}">${content.join('')}</text:list-style>`;
}

/** Items as lists in lists. Each reads `项`. */
function list(style: string, items: readonly Item[], attributes = ''): string {
  let xml = '';
  let open = -1;
  for (const { level, restart } of items) {
    for (let i = open; i > level; i--) {
      xml += '</text:list-item></text:list>';
    }
    xml += open >= level ? '</text:list-item>' : '';
    for (let i = open + 1; i <= level; i++) {
      xml += i === 0 ? `<text:list text:style-name="${style}"${attributes}>` : '<text:list>';
      // A level that is skipped is an item without a paragraph.
      xml += i < level ? '<text:list-item>' : '';
    }
    xml += `<text:list-item${restart === undefined ? '' : ` text:start-value="${restart}"`}>${p('项')}`;
    open = level;
  }
  return xml + '</text:list-item></text:list>'.repeat(open + 1);
}

const at = (...levels: readonly number[]): Item[] => levels.map((level) => ({ level }));
const read = (...numbers: readonly string[]): string[] => numbers.map((number) => `${number}项`);

/**
 * Every form of a number that LibreOffice writes to `.docx` by a name of its own, with what Word shows for 1, 2, 10, 11,
 * 20, 21, 100 and 101 (ISO/IEC 29500-1, 17.18.59). LibreOffice itself shows `CV` for the hundredth letter, `㉑`, and
 * `壱零` for ten in the Japanese one.
 */
const FORMS: readonly (readonly [format: string, numbers: string, except?: 'doc'])[] = [
  ['1', '1 2 10 11 20 21 100 101'],
  ['A', 'A B J K T U VVVV WWWW'],
  ['a', 'a b j k t u vvvv wwww'],
  ['I', 'I II X XI XX XXI C CI'],
  ['i', 'i ii x xi xx xxi c ci'],
  // It is written as taiwaneseCountingThousand, hence 零.
  ['一, 二, 三, ...', '一 二 十 十一 二十 二十一 一百 一百零一'],
  ['壹, 贰, 叁, ...', '壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 壹佰 壹佰零壹'],
  ['壹, 貳, 參, ...', '壹 貳 壹拾 壹拾壹 貳拾 貳拾壹 壹佰 壹佰零壹'],
  ['甲, 乙, 丙, ...', '甲 乙 癸 11 20 21 100 101'],
  ['子, 丑, 寅, ...', '子 丑 酉 戌 20 21 100 101'],
  ['①, ②, ③, ...', '① ② ⑩ ⑪ ⑳ 21 100 101'],
  ['壱, 弐, 参, ...', '壱 弐 壱拾 壱拾壱 弐拾 弐拾壱 壱百 壱百壱'],
  ['ア, イ, ウ, ...', 'ア イ コ サ ト ナ ク ケ'],
  ['가, 나, 다, ...', '가 나 차 카 바 사 나 다'],
  ['ㄱ, ㄴ, ㄷ, ...', 'ㄱ ㄴ ㅊ ㅋ ㅂ ㅅ ㄴ ㄷ'],
  ['일, 이, 삼, ...', '일 이 십 십일 이십 이십일 백 백일'],
  ['하나, 둘, 셋, ...', '하나 둘 열 열하나 스물 스물하나 백 백일'],
  ['א, י, ק, ...', 'א ב י יא כ כא ק קא'],
  ['01, 02, 03, ...', '01 02 10 11 20 21 100 101'],
  // LibreOffice has no code for it in a .doc.
  ['001, 002, 003, ...', '001 002 010 011 020 021 100 101', 'doc'],
];
const VALUES = [1, 2, 10, 11, 20, 21, 100, 101];

const OFFICE = listStyle(
  'O',
  { format: '一, 二, 三, ...', after: '、' },
  { format: '一, 二, 三, ...', before: '（', after: '）' },
  { format: '1', after: '.' },
  { format: '1', before: '（', after: '）' },
  { format: '①, ②, ③, ...' },
);
const DECIMAL = listStyle(
  'D',
  { format: '1', after: '.' },
  { format: '1', after: '.', levels: 2 },
  { format: 'a', after: ')', levels: 3 },
);
const STARTS = listStyle(
  'S',
  { format: '1', after: '.', start: 3 },
  { format: 'A', after: '.', start: 5, levels: 2 },
);

/** Lists of LibreOffice's own making. Pages of the web keep no Chinese numbers. */
export const LISTS: readonly ListCase[] = [
  ...FORMS.map(([format, numbers, except]): ListCase => ({
    what: `a list of ${format}`,
    source: {
      automaticStyles: listStyle('F', { format, after: '、' }),
      text: VALUES.map((restart) =>
        list('F', [{ level: 0, restart }], ' text:continue-numbering="true"'),
      ).join(''),
    },
    lines: read(...numbers.split(' ').map((number) => `${number}、`)),
    except: ['html', ...(except === undefined ? [] : [except])],
  })),
  {
    what: 'the levels of an office',
    source: { automaticStyles: OFFICE, text: list('O', at(0, 1, 1, 2, 2, 3, 4, 4, 3, 2, 1, 2, 0, 1)) },
    lines: read(
      ...[
        '一、',
        '（一）',
        '（二）',
        '1.',
        '2.',
        '（1）',
        '①',
        '②',
        '（2）',
        '3.',
        '（三）',
        '1.',
        '二、',
        '（一）',
      ],
    ),
    except: ['html'],
  },
  {
    what: 'numbers of several levels',
    source: { automaticStyles: DECIMAL, text: list('D', at(0, 1, 1, 2, 2, 1, 2, 0, 1, 2)) },
    lines: read('1.', '1.1.', '1.2.', '1.2.a)', '1.2.b)', '1.3.', '1.3.a)', '2.', '2.1.', '2.1.a)'),
    except: ['html'],
  },
  {
    what: 'levels that begin with other numbers than one',
    source: { automaticStyles: STARTS, text: list('S', at(0, 1, 1, 0, 1)) },
    lines: read('3.', '3.E.', '3.F.', '4.', '4.E.'),
    except: ['html'],
  },
  {
    what: 'items that begin anew, in the middle of a list',
    source: {
      automaticStyles: OFFICE,
      text: list('O', [
        ...at(0, 0),
        { level: 0, restart: 1 },
        ...at(0, 1),
        { level: 1, restart: 7 },
        ...at(1, 0),
      ]),
    },
    lines: read('一、', '二、', '一、', '二、', '（一）', '（七）', '（八）', '三、'),
    // LibreOffice itself reads 三、 and （二） from the .doc that it makes of this.
    except: ['doc', 'html'],
  },
  {
    what: 'a list that plain paragraphs split',
    source: {
      automaticStyles: OFFICE,
      text: [
        list('O', at(0, 1), ' xml:id="a"'),
        p('段'),
        list('O', at(1, 0), ' text:continue-list="a"'),
        p('段'),
        list('O', at(0), ' text:continue-numbering="true"'),
      ].join(''),
    },
    lines: ['一、项', '（一）项', '段', '（二）项', '二、项', '段', '三、项'],
    except: ['html'],
  },
  {
    what: 'a second list in the same style',
    source: { automaticStyles: OFFICE, text: list('O', at(0, 0)) + p('段') + list('O', at(0, 0, 1)) },
    lines: ['一、项', '二、项', '段', '一、项', '二、项', '（一）项'],
    // In the .doc that LibreOffice makes of this it is one list.
    except: ['doc', 'html'],
  },
  {
    what: 'two lists, in turns',
    source: {
      automaticStyles: OFFICE + DECIMAL,
      text: [
        list('O', at(0, 0), ' xml:id="a"'),
        list('D', at(0, 1), ' xml:id="b"'),
        list('O', at(0), ' text:continue-list="a"'),
        list('D', at(1), ' text:continue-list="b"'),
      ].join(''),
    },
    lines: read('一、', '二、', '1.', '1.1.', '三、', '1.2.'),
    except: ['html'],
  },
  {
    what: 'levels that are skipped, at the beginning and later on',
    source: { automaticStyles: DECIMAL, text: list('D', at(1, 1, 0, 2, 1)) },
    lines: read('1.1.', '1.2.', '2.', '2.1.a)', '2.2.'),
    except: ['html'],
  },
];
