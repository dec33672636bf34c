import assert from 'node:assert/strict';
import { readStyles, type Styles } from '../../../../server/src/archive/readers/docx/styles';
import { xmlOf } from './docx-lists';

const of = (content: string): Styles => readStyles(xmlOf('styles', content));

interface StyleXml {
  readonly type?: string;
  readonly name?: string;
  readonly basedOn?: string;
  readonly pPr?: string;
  readonly rPr?: string;
  readonly isDefault?: boolean;
}

function style(
  id: string,
  { type = 'paragraph', name, basedOn, pPr, rPr, isDefault }: StyleXml = {},
): string {
  return [
    `<w:style w:type="${type}" w:styleId="${id}"${isDefault === true ? ' w:default="1"' : ''}>`,
    name === undefined ? '' : `<w:name w:val="${name}"/>`,
    basedOn === undefined ? '' : `<w:basedOn w:val="${basedOn}"/>`,
    pPr === undefined ? '' : `<w:pPr>${pPr}</w:pPr>`,
    rPr === undefined ? '' : `<w:rPr>${rPr}</w:rPr>`,
    '</w:style>',
  ].join('');
}

const VANISH = '<w:vanish/>';
const SHOWN = '<w:vanish w:val="0"/>';
const outline = (level: number) => `<w:outlineLvl w:val="${level}"/>`;
const names = (styles: Styles, id: string) => styles.chain(id).map(({ name }) => name);

describe('readStyles (ISO/IEC 29500-1, 17.7)', () => {
  describe('17.7.4.17 style', () => {
    it('names the default style of paragraphs; of several the last', () => {
      assert.equal(of(style('a')).defaultParagraph, undefined);
      assert.equal(of(style('Normal', { isDefault: true }) + style('b')).defaultParagraph, 'Normal');
      assert.equal(
        of(style('a', { isDefault: true }) + style('b', { isDefault: true })).defaultParagraph,
        'b',
      );
      assert.equal(of(style('c', { type: 'character', isDefault: true })).defaultParagraph, undefined);
    });

    it('leaves the id to the first of two styles', () => {
      assert.deepEqual(names(of(style('a', { name: '甲' }) + style('a', { name: '乙' })), 'a'), ['甲']);
    });

    it('leaves out a style without an id, or of a kind that there is none of', () => {
      const styles = of('<w:style w:type="paragraph"/><w:style w:styleId="x" w:type="other"/>' + style('a'));
      assert.deepEqual(
        ['x', 'a'].map((id) => styles.chain(id).length),
        [0, 1],
      );
    });

    it('is a paragraph style when it does not say', () => {
      assert.equal(of('<w:style w:styleId="x"/>').chain('x')[0]?.type, 'paragraph');
    });

    it('keeps names as Word and WPS write them, the id where there is none', () => {
      const styles = of(style('1', { name: 'heading 1' }) + style('a3', { name: '标题 1' }) + style('2'));
      assert.deepEqual(
        ['1', 'a3', '2'].flatMap((id) => names(styles, id)),
        ['heading 1', '标题 1', '2'],
      );
    });

    it('has nothing where there is no such part', () => {
      const styles = readStyles(undefined);
      assert.equal(styles.defaultParagraph, undefined);
      assert.deepEqual(styles.chain('a'), []);
      assert.equal(styles.outlineLevel('a'), undefined);
      assert.equal(styles.isHidden('a', 'b'), false);
    });
  });

  describe('17.7.4.3 basedOn', () => {
    it('gives the nearest first', () => {
      const styles = of(style('a', { basedOn: 'b' }) + style('b', { basedOn: 'c' }) + style('c'));
      assert.deepEqual(names(styles, 'a'), ['a', 'b', 'c']);
    });

    it('ends at a style that is missing, is of another kind, or was there before', () => {
      const styles = of(
        style('a', { basedOn: 'none' }) +
          style('b', { basedOn: 'char' }) +
          style('char', { type: 'character' }) +
          style('c', { basedOn: 'd' }) +
          style('d', { basedOn: 'c' }) +
          style('e', { basedOn: 'e' }),
      );
      assert.deepEqual(
        ['a', 'b', 'c', 'e'].map((id) => names(styles, id)),
        [['a'], ['b'], ['c', 'd'], ['e']],
      );
    });

    it('survives ten thousand of them', () => {
      const many = Array.from({ length: 10_000 }, (_, i) => style(`s${i}`, { basedOn: `s${i + 1}` })).join(
        '',
      );
      const styles = of(many);
      assert.equal(styles.chain('s0').length, styles.chain('s5000').length);
      assert.equal(styles.isHidden('s0'), false);
    });
  });

  describe('17.3.1.20 outlineLvl', () => {
    it('comes from the style or the one it is based on', () => {
      const styles = of(
        style('h1', { pPr: outline(0) }) +
          style('mine', { basedOn: 'h1' }) +
          style('h2', { pPr: outline(1), basedOn: 'h1' }) +
          style('body', { pPr: outline(9), basedOn: 'h1' }) +
          style('Normal', { isDefault: true }),
      );
      assert.deepEqual(
        ['h1', 'mine', 'h2', 'body', 'Normal', undefined].map((id) => styles.outlineLevel(id)),
        [0, 0, 1, undefined, undefined, undefined],
      );
    });

    it('comes from the default style where the paragraph has none, or one that is missing', () => {
      const styles = of(style('Normal', { isDefault: true, pPr: outline(2) }));
      assert.equal(styles.outlineLevel(undefined), 2);
      assert.equal(styles.outlineLevel('missing'), 2);
    });
  });

  describe('17.3.2.41 vanish', () => {
    const styles = of(
      style('Normal', { isDefault: true }) +
        style('hidden', { rPr: VANISH }) +
        style('derived', { basedOn: 'hidden' }) +
        style('shown', { basedOn: 'hidden', rPr: SHOWN }) +
        style('c', { type: 'character', rPr: VANISH }) +
        style('c2', { type: 'character', basedOn: 'c' }),
    );

    it('is taken over from the style that one is based on, nearest first', () => {
      assert.deepEqual(
        ['Normal', undefined, 'hidden', 'derived', 'shown'].map((id) => styles.isHidden(id)),
        [false, false, true, true, false],
      );
    });

    it('is turned round by the other of the two (17.7.3)', () => {
      assert.equal(styles.isHidden('Normal', 'c'), true);
      assert.equal(styles.isHidden(undefined, 'c2'), true);
      assert.equal(styles.isHidden('hidden', 'c'), false);
      assert.equal(styles.isHidden('hidden', 'missing'), true);
    });

    it('hides everything when it is a default of the document (17.7.5)', () => {
      const all = of(`<w:docDefaults><w:rPrDefault><w:rPr>${VANISH}</w:rPr></w:rPrDefault></w:docDefaults>`);
      assert.equal(all.isHidden(undefined), true);
    });
  });

  it('leaves latent styles out of account (17.7.4.5)', () => {
    const latent = '<w:latentStyles><w:lsdException w:name="heading 1"/></w:latentStyles>';
    assert.deepEqual(names(of(latent + style('a')), 'heading 1'), []);
  });
});
