/* Plans as people write them, slipped or not: what the tests of moving, splitting and merging begin with. */
import fc from 'fast-check';

/** How a random plan is written. */
interface Habits {
  readonly sections: boolean;
  readonly continuous: boolean;
  readonly chapterMark: string;
  readonly itemMark: string;
  readonly indent: string;
  readonly eol: string;
  readonly lastEnd: boolean;
  /** Empty lines before a chapter, a section, an item. */
  readonly gaps: readonly [string[], string[], string[]];
  readonly attachments: boolean;
  readonly requirements: boolean;
}

const gap = fc.constantFrom<string[]>([], [], [''], ['', '　']);

const habits: fc.Arbitrary<Habits> = fc.record({
  sections: fc.boolean(),
  continuous: fc.boolean(),
  chapterMark: fc.constantFrom('、', '、　'),
  itemMark: fc.constantFrom('.', '. ', '．', '、'),
  indent: fc.constantFrom('', '　　'),
  eol: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  lastEnd: fc.boolean(),
  gaps: fc.tuple(gap, gap, gap),
  attachments: fc.boolean(),
  requirements: fc.boolean(),
});

const words = fc.constantFrom(
  '摸清家底',
  '健全制度',
  '开放数据',
  '引入主体',
  '强化督查',
  '做好𠮷林路试点',
  '办好“双十”活动',
);
const sentence = fc.constantFrom(
  '开展普查，建立台账。',
  '每月公布一次！',
  '发布《数据目录（试行）》，做到“应开尽开。”',
  '分三年完成（第一年打基础。第二年见成效）。',
  '2026年底前完成。',
  '健全“一数一源”制度。',
);

/** What hangs on an item below its first line. */
const tail = fc.constantFrom<readonly string[]>(
  [],
  [],
  [],
  ['　　另行安排经费。逐年增加。'],
  ['责任单位：数据科'],
  ['（1）甲类。', '（2）乙类。'],
  ['（1）甲类。', '　　说明一句。', '（2）乙类。', '①细目。', '②细目。'],
  ['// 去年写的是：加强建设。'],
  ['', '// 待核'],
  ['序号\t任务\t时限', '1\t普查\t3月', '2\t建账\t6月'],
  ['', '　　隔一行的段落。', '', '责任单位：综合科'],
);

interface Item {
  readonly heading: string;
  readonly body: readonly string[];
  readonly ownLine: boolean;
  readonly below: readonly string[];
}

const item: fc.Arbitrary<Item> = fc.record({
  heading: words,
  body: fc.array(sentence, { maxLength: 3 }),
  ownLine: fc.boolean(),
  below: tail,
});

interface Group {
  readonly heading: string;
  readonly items: readonly Item[];
}

interface Chapter extends Group {
  readonly intro: readonly string[];
  readonly groups: readonly Group[];
}

const items = fc.array(item, { maxLength: 4 });
const chapter: fc.Arbitrary<Chapter> = fc.record({
  heading: words,
  intro: fc.constantFrom<readonly string[]>([], [], ['　　本章要求：稳中求进。']),
  items,
  groups: fc.array(fc.record({ heading: words, items }), { maxLength: 3 }),
});

const NUMERALS = '一二三四五六七八九';

/** Writes a plan whose numbers are sound. */
function write(h: Habits, chapters: readonly Chapter[]): string {
  const lines = ['云州市数据局2026年工作要点'];
  let count = 0;
  const put = (list: readonly Item[]): void => {
    for (const [i, { heading, body, ownLine, below }] of list.entries()) {
      lines.push(...(i > 0 ? h.gaps[2] : []));
      const marker = `${h.indent}${++count}${h.itemMark}`;
      if (ownLine && body.length > 0) {
        lines.push(`${marker}${heading}`, `${h.indent}${body.join('')}`);
      } else {
        lines.push(`${marker}${heading}。${body.join('')}`);
      }
      lines.push(...below);
    }
  };
  if (h.requirements) {
    lines.push('', '2026年工作的总体要求是：坚持稳中求进，推进数据共享。');
  }
  for (const [i, { heading, intro, items: own, groups }] of chapters.entries()) {
    lines.push(...h.gaps[0], `${h.indent}${NUMERALS.charAt(i)}${h.chapterMark}${heading}`, ...intro);
    count = h.continuous ? count : 0;
    put(own);
    for (const [j, { heading: name, items: inside }] of (h.sections ? groups : []).entries()) {
      lines.push(...h.gaps[1], `${h.indent}（${NUMERALS.charAt(j)}）${name}`);
      count = h.continuous ? count : 0;
      put(inside);
    }
  }
  if (h.attachments) {
    lines.push('', '附件：任务清单', '1.任务甲', '2.任务乙');
  }
  return lines.join(h.eol) + (h.lastEnd ? h.eol : '');
}

/** A plan without a slip. */
export const soundPlan: fc.Arbitrary<string> = fc
  .tuple(habits, fc.array(chapter, { minLength: 1, maxLength: 4 }))
  .map(([h, chapters]) => write(h, chapters));

/** A number of an item, at the beginning of its line. */
const NUMBER = /(?<=[\r\n]\u3000*)\d{1,2}(?=[.．、])/g;

/** A plan, and some of its numbers changed. */
export const slippedPlan: fc.Arbitrary<string> = fc
  .tuple(
    soundPlan,
    fc.array(fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: 3 }),
  )
  .map(([text, slips]) =>
    slips.reduce((slipped, [nth, ordinal]) => {
      let at = -1;
      return slipped.replace(NUMBER, (number) => (++at === nth ? String(ordinal) : number));
    }, text),
  );
