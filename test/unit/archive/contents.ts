import fc from 'fast-check';
import type { NameUse, PlanContent, PlanInfo, Unit } from '../../../server/src/archive/model';

/** A plan with the given items and names, for a year. */
export function content(
  name: string,
  year: number | null,
  items: readonly string[],
  names: readonly NameUse[] = [],
): PlanContent {
  const info: PlanInfo = {
    uri: `file:///plans/${name}.txt`,
    name: `${name}.txt`,
    title: `澄川市数据局${year ?? ''}年工作要点`,
    year,
    issuer: '澄川市数据局',
    kind: '工作要点',
  };
  return { info, units: items.map((text, i) => item(text, i)), names };
}

/** An item whose heading is its first sentence. */
export function item(text: string, at: number): Unit {
  return {
    level: 'item',
    marker: `${at + 1}.`,
    ordinal: at + 1,
    heading: text.split('。')[0] ?? '',
    context: '深化数据资源管理',
    line: 2 * at + 3,
    endLine: 2 * at + 5,
    text,
  };
}

/** Few words, so that units share some and repeat others; halves of characters, NUL and digits among them. */
const word = fc.constantFrom(
  '数据',
  '共享',
  '平台',
  '政务',
  '服务',
  '一网通办',
  '。',
  '，',
  '\n',
  ' ',
  'AI',
  'ＡＩ',
  '2025',
  '年',
  '\ud842',
  '\udfb7',
  '\0',
  '𠮷',
);
const words = fc.array(word, { maxLength: 12 }).map((parts) => parts.join(''));

const unit: fc.Arbitrary<Unit> = fc.record(
  {
    level: fc.constantFrom('chapter', 'section', 'item', 'point'),
    marker: fc.constantFrom('', '1.', '（一）'),
    ordinal: fc.option(fc.integer({ min: 1, max: 99 })),
    heading: words,
    context: words,
    line: fc.nat(10_000),
    endLine: fc.nat(10_000),
    text: words,
  },
  { noNullPrototype: true },
);

const use: fc.Arbitrary<NameUse> = fc
  .record(
    {
      kind: fc.constantFrom('document', 'term'),
      name: fc.constantFrom(
        '一网通办',
        '一网 通办',
        '一网通',
        'AI办法',
        'ＡＩ办法',
        '通办\0',
        '\ud842',
        '办',
      ),
      line: fc.nat(50),
      start: fc.nat(300),
    },
    { noNullPrototype: true },
  )
  .map(({ kind, name, line, start }) => ({ kind, name, line, start, end: start + name.length }));

/** Plans of any content under a few addresses. */
export const anyContent: fc.Arbitrary<PlanContent> = fc
  .record({
    place: fc.nat(5),
    year: fc.option(fc.integer({ min: 2019, max: 2022 })),
    title: fc.option(words),
    units: fc.array(unit, { maxLength: 6 }),
    names: fc.array(use, { maxLength: 6 }),
  })
  .map(({ place, year, title, units, names }) => ({
    info: { ...content(String(place), year, []).info, title },
    units,
    names,
  }));

export const anyQuery = words;
