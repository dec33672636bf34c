import assert from 'node:assert/strict';
import { FONTS } from '../../../server/src/export/fonts';
import { child, elements } from '../../../server/src/archive/readers/docx/properties';
import { attribute, descendants, styled, textIn, write } from './written';

const PLAN = '甲市数据局2026年工作要点\n一、健全制度\n1.建立台账。全面登记。\n';
/** Millimetres of a length in twips. */
const millimetres = (twips: string | undefined): number => (Number(twips) * 25.4) / 1440;
const about = (actual: number, expected: number, within: number): void => {
  assert.ok(Math.abs(actual - expected) <= within, `${actual}, not ${expected} ± ${within}`);
};

describe('the page of GB/T 9704-2012', () => {
  it('5.1, 5.2.1: A4, 37 mm above, 28 mm at the left, 156 mm × 225 mm for the text', async () => {
    const { part } = await write(PLAN);
    const section = child(child(part('word/document.xml'), 'w:body'), 'w:sectPr');
    const [width, height] = ['w:w', 'w:h'].map((name) => millimetres(attribute(section, 'w:pgSz', name)));
    const [top, right, bottom, left] = ['top', 'right', 'bottom', 'left'].map((side) =>
      millimetres(attribute(section, 'w:pgMar', `w:${side}`)),
    );
    about(width!, 210, 0.05);
    about(height!, 297, 0.05);
    about(top!, 37, 0.05);
    about(left!, 28, 0.05);
    about(width! - left! - right!, 156, 0.05);
    about(height! - top! - bottom!, 225, 0.05);
  });

  it('5.2.3: a grid of 22 lines and 28 characters, and no room for one more', async () => {
    const { part } = await write(PLAN);
    const section = child(child(part('word/document.xml'), 'w:body'), 'w:sectPr');
    const of = (element: string, name: string): number => Number(attribute(section, element, name));
    const height = of('w:pgSz', 'w:h') - of('w:pgMar', 'w:top') - of('w:pgMar', 'w:bottom');
    const width = of('w:pgSz', 'w:w') - of('w:pgMar', 'w:left') - of('w:pgMar', 'w:right');
    assert.equal(attribute(section, 'w:docGrid', 'w:type'), 'linesAndChars');
    const line = of('w:docGrid', 'w:linePitch');
    assert.ok(22 * line <= height && 23 * line > height);
    const character = (16 + of('w:docGrid', 'w:charSpace') / 4096) * 20;
    assert.ok(28 * character <= width && 29 * character > width);
  });

  it('5.2.3: the text keeps to it in programs that have no grid', async () => {
    const { part } = await write(PLAN);
    const styles = part('word/styles.xml');
    assert.equal(styled(styles, 'BodyText', 'w:pPr/w:spacing', 'w:line'), '579');
    assert.equal(styled(styles, 'BodyText', 'w:pPr/w:spacing', 'w:lineRule'), 'exact');
    const tracking = Number(styled(styles, 'BodyText', 'w:rPr/w:spacing', 'w:val'));
    assert.ok(28 * (320 + tracking) <= 8820 && 29 * (320 + tracking) > 8844);
  });

  it('5.2.2: 3号仿宋, black', async () => {
    const { part } = await write(PLAN);
    const styles = part('word/styles.xml');
    assert.equal(styled(styles, 'BodyText', 'w:rPr/w:sz', 'w:val'), '32');
    assert.equal(styled(styles, 'BodyText', 'w:rPr/w:rFonts', 'w:eastAsia'), '仿宋_GB2312');
    assert.equal(styled(styles, 'BodyText', 'w:rPr/w:rFonts', 'w:ascii'), 'Times New Roman');
    assert.equal(styled(styles, 'BodyText', 'w:rPr/w:color', 'w:val'), '000000');
    assert.equal(styled(styles, 'BodyText', 'w:rPr/w:lang', 'w:eastAsia'), 'zh-CN');
  });

  it('lines break as Chinese does, and no line leaves a page to keep another company', async () => {
    const { part } = await write(PLAN);
    const normal = elements(part('word/styles.xml'), 'w:style').find(
      ({ attributes }) => attributes.get('w:styleId') === 'Normal',
    );
    const properties = child(normal, 'w:pPr');
    assert.ok(child(properties, 'w:kinsoku') && child(properties, 'w:overflowPunct'));
    assert.equal(attribute(properties, 'w:widowControl', 'w:val'), '0');
  });

  it('7.5: — 1 — in 4号宋体, odd pages right, even ones left, one character in; 7 mm below the text', async () => {
    const { part } = await write(PLAN);
    const section = child(child(part('word/document.xml'), 'w:body'), 'w:sectPr');
    const targets = new Map(
      descendants(part('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) => [
        attributes.get('Id'),
        attributes.get('Target'),
      ]),
    );
    const footers = elements(section, 'w:footerReference').map(
      ({ attributes }) =>
        [attributes.get('w:type'), part(`word/${targets.get(attributes.get('r:id'))}`)] as const,
    );
    assert.deepEqual(footers.map(([type]) => type).sort(), ['default', 'even']);
    for (const [type, footer] of footers) {
      const paragraph = child(footer, 'w:p');
      const side = type === 'even' ? 'left' : 'right';
      assert.equal(attribute(paragraph, 'w:pPr/w:jc', 'w:val'), side);
      assert.equal(attribute(paragraph, 'w:pPr/w:ind', `w:${side}`), '280');
      assert.equal(descendants(footer, 'w:t').map(textIn).join('#'), '— # —');
      assert.equal(descendants(footer, 'w:instrText').map(textIn).join(''), 'PAGE');
    }
    assert.ok(child(part('word/settings.xml'), 'w:evenAndOddHeaders'));
    const styles = part('word/styles.xml');
    assert.equal(styled(styles, 'Footer', 'w:rPr/w:sz', 'w:val'), '28');
    assert.equal(styled(styles, 'Footer', 'w:rPr/w:rFonts', 'w:eastAsia'), '宋体');
    assert.equal(styled(styles, 'Footer', 'w:rPr/w:rFonts', 'w:ascii'), '宋体');
    const fromEdge = Number(attribute(section, 'w:pgMar', 'w:footer'));
    const line = Number(styled(styles, 'Footer', 'w:pPr/w:spacing', 'w:line'));
    about(35 - millimetres(String(fromEdge + line / 2)), 7, 0.1);
  });

  it('names what stands in for each font', async () => {
    const { part } = await write(PLAN);
    const fonts = elements(part('word/fontTable.xml'), 'w:font');
    assert.deepEqual(
      fonts.map(({ attributes }) => attributes.get('w:name')),
      FONTS.map(({ name }) => name),
    );
    for (const font of fonts) {
      assert.match(attribute(font, 'w:altName', 'w:val') ?? '', /./);
      assert.match(attribute(font, 'w:panose1', 'w:val') ?? '', /^[0-9A-F]{20}$/);
    }
    const used = descendants(part('word/styles.xml'), 'w:rFonts').map(({ attributes }) =>
      attributes.get('w:eastAsia'),
    );
    const named = new Set(FONTS.map(({ name }) => name));
    assert.ok(used.every((name) => named.has(name!)));
  });
});
