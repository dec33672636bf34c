import assert from 'node:assert/strict';
import fc from 'fast-check';
import { QUOTES, TITLE_MARKS, toggleMarks, type Marks } from '../../../client/src/typing/marks';

/** Toggles the marks of what stands between ⟦ and ⟧ (a caret: ⟦⟧); the line then, its selection marked alike. */
function toggled(marked: string, marks: Marks = TITLE_MARKS): string | undefined {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const line = marked.replace(/[⟦⟧]/g, '');
  const edit = toggleMarks(line, start, end, marks);
  if (!edit) {
    return undefined;
  }
  const { text, from, to } = edit;
  const selected = `${text.slice(0, from)}⟦${text.slice(from, to)}⟧${text.slice(to)}`;
  return line.slice(0, edit.start) + selected + line.slice(edit.end);
}

describe('words set in marks', () => {
  for (const [name, before, after] of [
    ['words', '落实⟦档案条例⟧。', '落实《⟦档案条例⟧》。'],
    ['words with blanks around them', '落实⟦ 档案条例　⟧。', '落实 《⟦档案条例⟧》　。'],
    ['marks within become those of the inside', '⟦关于印发《条例》的通知⟧', '《⟦关于印发〈条例〉的通知⟧》'],
    ['and so on inwards', '⟦甲《乙〈丙〉》⟧', '《⟦甲〈乙《丙》〉⟧》'],
    ['inside of other marks', '《关于印发⟦条例⟧的通知》', '《关于印发〈⟦条例⟧〉的通知》'],
    ['two names are not in one pair', '⟦《甲》和《乙》⟧', '《⟦〈甲〉和〈乙〉⟧》'],
    ['a caret', '落实⟦⟧。', '落实《⟦⟧》。'],
    ['blanks alone are no words', '落实⟦ ⟧。', '落实 《⟦⟧》。'],
    ['a caret inside of marks', '《关于⟦⟧》', '《关于〈⟦⟧〉》'],
    ['a closing mark before it that closes nothing', '甲》乙⟦丙⟧', '甲》乙《⟦丙⟧》'],
    ['characters of two units', '⟦𠮷林计划⟧', '《⟦𠮷林计划⟧》'],
  ] as const) {
    it(`sets: ${name}`, () => assert.equal(toggled(before), after));
  }

  for (const [name, before, after] of [
    ['marks and all', '落实⟦《档案条例》⟧。', '落实⟦档案条例⟧。'],
    ['what stands in them', '落实《⟦档案条例⟧》。', '落实⟦档案条例⟧。'],
    ['marks within change back', '⟦《关于印发〈条例〉的通知》⟧', '⟦关于印发《条例》的通知⟧'],
    ['an inner pair', '《关于印发〈⟦条例⟧〉的通知》', '《关于印发⟦条例⟧的通知》'],
    ['an empty pair', '落实《⟦⟧》。', '落实⟦⟧。'],
  ] as const) {
    it(`takes off: ${name}`, () => assert.equal(toggled(before), after));
  }

  it('leaves alone what is not in pairs', () => {
    assert.equal(toggled('落实⟦《档案⟧条例》'), undefined);
    assert.equal(toggled('落实⟦档案》⟧'), undefined);
    assert.equal(toggled('⟦《甲〉⟧'), undefined);
  });

  it('does the same with quotation marks', () => {
    assert.equal(toggled('推行⟦一次办好⟧', QUOTES), '推行“⟦一次办好⟧”');
    assert.equal(toggled('他说⟦推行“一次办好”⟧', QUOTES), '他说“⟦推行‘一次办好’⟧”');
    assert.equal(toggled('“推行⟦一次办好⟧”', QUOTES), '“推行‘⟦一次办好⟧’”');
    assert.equal(toggled('⟦《甲》⟧', QUOTES), '“⟦《甲》⟧”');
  });

  it('done twice it gives the line back, whatever the line and wherever it is done', () => {
    const char = fc.constantFrom('甲', '乙', '《', '》', '〈', '〉', ' ', '。', '𠮷');
    const place = fc.tuple(fc.array(char, { maxLength: 14 }), fc.nat(), fc.nat());
    fc.assert(
      fc.property(place, ([chars, a, b]) => {
        const line = chars.join('');
        const [start, end] = [a % (line.length + 1), b % (line.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const once = toggleMarks(line, start, end, TITLE_MARKS);
        if (!once) {
          return;
        }
        const then = line.slice(0, once.start) + once.text + line.slice(once.end);
        const twice = toggleMarks(then, once.start + once.from, once.start + once.to, TITLE_MARKS);
        assert.ok(twice);
        const back = then.slice(0, twice.start) + twice.text + then.slice(twice.end);
        // Marks that were taken off are set again by what stands before: only words set first come back for certain.
        if (once.text.length > once.end - once.start) {
          assert.equal(back, line);
        }
      }),
    );
  });
});
