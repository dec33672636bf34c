import assert from 'node:assert/strict';
import { child, elements } from '../../../server/src/archive/readers/docx/properties';
import { attribute, descendants, readBack, styled, write, type Written } from './written';

const list = ({ paragraphs }: Written): string[] =>
  paragraphs.map(({ style, text }) => `${style} ${text.replaceAll('\n', '/')}`);

describe('the lines of a plan on paper', () => {
  it('title, text and levels have styles of their own', async () => {
    const written = await write(
      '甲市数据局\n2026年工作要点\n（征求意见稿）\n\n　　做好工作，要按照要求落实。\n一、健全制度\n（一）完善机制\n1.建立台账\n全面登记。\n（1）登记人口；\n责任单位：数据科\n',
    );
    assert.deepEqual(list(written), [
      'Title 甲市数据局/2026年工作要点/（征求意见稿）',
      'BodyText 做好工作，要按照要求落实。',
      'Heading1 一、健全制度',
      'Heading2 （一）完善机制',
      'Heading3 1.建立台账',
      'BodyText 全面登记。',
      'BodyText （1）登记人口；',
      'PlanResponsibility 责任单位：数据科',
    ]);
  });

  it('7.3.1: the title in 2号小标宋, centred, an empty line below', async () => {
    const styles = (await write('甲局2026年工作要点\n')).part('word/styles.xml');
    assert.equal(styled(styles, 'Title', 'w:rPr/w:rFonts', 'w:eastAsia'), '方正小标宋简体');
    assert.equal(styled(styles, 'Title', 'w:rPr/w:sz', 'w:val'), '44');
    assert.equal(styled(styles, 'Title', 'w:pPr/w:jc', 'w:val'), 'center');
    assert.equal(styled(styles, 'Title', 'w:pPr/w:spacing', 'w:after'), '579');
  });

  it('7.3.3: chapters in 黑体, sections in 楷体, items and points in 仿宋, all 3号 and two characters in', async () => {
    const styles = (await write('甲局2026年工作要点\n')).part('word/styles.xml');
    const fonts = ['黑体', '楷体_GB2312', '仿宋_GB2312', '仿宋_GB2312'];
    for (const [i, font] of fonts.entries()) {
      const id = `Heading${i + 1}`;
      assert.equal(styled(styles, id, 'w:rPr/w:rFonts', 'w:eastAsia'), font);
      assert.equal(styled(styles, id, 'w:rPr/w:sz', 'w:val'), '32');
      assert.equal(styled(styles, id, 'w:pPr/w:ind', 'w:firstLineChars'), '200');
      assert.equal(styled(styles, id, 'w:pPr/w:outlineLvl', 'w:val'), String(i));
      assert.ok(
        child(
          child(
            descendants(styles, 'w:style').find((style) => style.attributes.get('w:styleId') === id),
            'w:pPr',
          ),
          'w:keepNext',
        ),
      );
    }
  });

  it('a lead sentence is set apart up to its first 。 and no further', async () => {
    const { paragraphs } = await write(
      '甲局2026年工作要点\n一、健全制度。要抓紧。\n（一）完善机制。明确职责。落实到人。\n1.建立《办法。》台账。登记。\n2.没有更多。\n',
    );
    assert.deepEqual(
      paragraphs
        .slice(1)
        .map(({ style, runs }) => [style, ...runs.map((run) => `${run.style ?? ''}|${run.text}`)]),
      [
        ['BodyText', 'PlanLead1|一、健全制度。', '|要抓紧。'],
        ['BodyText', 'PlanLead2|（一）完善机制。', '|明确职责。落实到人。'],
        ['BodyText', 'PlanLead3|1.建立《办法。》台账。', '|登记。'],
        ['BodyText', 'PlanLead3|2.没有更多。'],
      ],
    );
  });

  it('headings without a number have the style of their level', async () => {
    const written = await write(
      '甲市2025年工作要点\n工作的总体要求是：抓好落实。\n擦亮城市容貌\n提升环境水平\n1. 推进清扫\n机械化率达到95%以上。\n整治市容秩序\n2. 规范广告\n修订规划。\n提高执法效能\n创新执法方式\n3. 推行柔性执法\n完善清单。\n',
    );
    assert.deepEqual(
      list(written).filter((line) => /^Heading[12]/.test(line)),
      [
        'Heading1 擦亮城市容貌',
        'Heading2 提升环境水平',
        'Heading2 整治市容秩序',
        'Heading1 提高执法效能',
        'Heading2 创新执法方式',
      ],
    );
  });

  it('7.3.2, 7.3.7: a letter, then its plan on a page of its own', async () => {
    const written = await write(
      '关于印发《甲局2026年工作要点》的通知\n各科室：\n现将《甲局2026年工作要点》印发给你们。\n甲局\n2026年1月5日\n附件\n甲局2026年工作要点\n一、建设\n1.登记。落实。\n',
    );
    assert.deepEqual(list(written).slice(0, 7), [
      'Title 关于印发《甲局2026年工作要点》的通知',
      'Salutation 各科室：',
      'BodyText 现将《甲局2026年工作要点》印发给你们。',
      'Signature 甲局',
      'Date 2026年1月5日',
      'PlanAttachmentMark 附件',
      'Title 甲局2026年工作要点',
    ]);
    const breaks = written.paragraphs.filter(({ properties }) => child(properties, 'w:pageBreakBefore'));
    assert.deepEqual(
      breaks.map(({ text }) => text),
      ['附件'],
    );
    const styles = written.part('word/styles.xml');
    assert.equal(styled(styles, 'Salutation', 'w:pPr/w:ind', 'w:firstLineChars'), undefined);
    assert.equal(styled(styles, 'PlanAttachmentMark', 'w:rPr/w:rFonts', 'w:eastAsia'), '黑体');
  });

  it('a plan behind a letter without 附件 begins a page as well; behind a mere sentence it does not', async () => {
    const breaks = async (text: string): Promise<string[]> =>
      (await write(text)).paragraphs
        .filter(({ properties }) => child(properties, 'w:pageBreakBefore'))
        .map(({ text: words }) => words);
    const letter =
      '各科室：\n现将《甲局2026年工作要点》印发给你们。\n甲局\n2026年1月5日\n甲局2026年工作要点\n一、建设\n';
    assert.deepEqual(await breaks(letter), ['甲局2026年工作要点']);
    const sentence = '现将《甲局2026年工作要点》印发全体职工征求意见。\n甲局2026年工作要点\n一、建设\n';
    assert.deepEqual(await breaks(sentence), []);
  });

  it('7.3.5.2: without a seal the name has two characters to its right, the date begins two further in', async () => {
    const right = async (name: string, date: string): Promise<number[]> => {
      const { paragraphs } = await write(
        `甲局2026年工作要点\n一、建设\n1.登记。落实。\n\n${name}\n${date}\n`,
      );
      return paragraphs
        .filter(({ style }) => style === 'Signature' || style === 'Date')
        .map(({ properties }) => Number(attribute(properties, 'w:ind', 'w:right')) / (8844 / 28));
    };
    const near = (actual: number[], expected: number[]): void => {
      assert.deepEqual(
        actual.map((value) => Math.round(value * 10) / 10),
        expected,
      );
    };
    // 10 characters, and a date of 6.5: from 16 to 26, and from 18 to 24.5.
    near(await right('临江港务集团有限公司', '2026年1月20日'), [2, 3.5]);
    // A date that is longer than the name has the two characters: from 19.5 to 26; the name begins at 17.5.
    near(await right('甲市教育局', '2026年1月20日'), [5.5, 2]);
    near(await right('', '2026年1月20日'), [4]);
  });

  it('a name and its date are never alone on a page', async () => {
    const { paragraphs } = await write(
      '甲局2026年工作要点\n一、建设\n1.登记。落实。\n\n甲市数据局\n2026年1月5日\n',
    );
    const [text, name] = paragraphs.slice(-3);
    assert.ok(child(text?.properties, 'w:keepNext'));
    assert.equal(name?.style, 'Signature');
  });

  it('7.3.4: the list of attachments, its names below each other', async () => {
    const { paragraphs } = await write(
      '甲局2026年工作要点\n一、建设\n1.登记。落实。\n附件：1.清单\n2.台账\n\n甲市数据局\n2026年1月5日\n\n附件1\n清单\n登记如下。\n附件2\n台账\n登记如下。\n',
    );
    const notes = paragraphs.filter(({ style }) => style === 'PlanAttachmentNote');
    assert.deepEqual(
      notes.map(({ text }) => text),
      ['附件：1.清单', '2.台账'],
    );
    const [first, second] = notes.map(({ properties }) => ({
      left: Number(attribute(properties, 'w:ind', 'w:left')),
      hanging: Number(attribute(properties, 'w:ind', 'w:hanging')),
    }));
    assert.equal(first!.left, second!.left);
    assert.ok(Math.abs(first!.left - first!.hanging - (2 * 8844) / 28) <= 1);
    const marks = paragraphs.filter(({ style }) => style === 'PlanAttachmentMark');
    assert.deepEqual(
      marks.map(({ text, properties }) => [text, child(properties, 'w:pageBreakBefore') !== undefined]),
      [
        ['附件1', true],
        ['附件2', true],
      ],
    );
    assert.deepEqual(
      paragraphs
        .filter(({ style }) => style === 'Title')
        .map(({ text }) => text)
        .slice(1),
      ['清单', '台账'],
    );
  });

  it('attachments that are only named at the end take up no pages', async () => {
    const { paragraphs } = await write(
      '甲局2026年工作要点\n一、建设\n1.登记。落实。\n甲市数据局\n2026年2月1日\n附件一：甲局任务分解表\n附件二：甲局检查日程\n',
    );
    assert.ok(paragraphs.every(({ properties }) => !child(properties, 'w:pageBreakBefore')));
    assert.equal(paragraphs.filter(({ style }) => style === 'PlanAttachmentNote').length, 2);
  });

  it('rows that begin with empty cells keep their columns', async () => {
    for (const text of [
      '甲局2026年工作要点\n一、建设\n类别\t任务\n党建\t学习\n\t调研\n\t整改\n二、管理\n\t时限\n普查\t6月\n',
      '甲局2026年工作要点\n一、建设\n1.登记。落实。\n附件1\n清单\n\t一季度\t二季度\n普查\t6月\n\t\t9月\n\t7月\n',
    ]) {
      assert.equal(await readBack((await write(text)).bytes), text);
    }
  });

  it('a table that is indented with tabs has no column more', async () => {
    const text = '甲局2026年工作要点\n一、建设\n\t落实。\n\t序号\t任务\t时限\n\t1\t登记\t3月\n';
    assert.equal(
      await readBack((await write(text)).bytes),
      '甲局2026年工作要点\n一、建设\n落实。\n序号\t任务\t时限\n1\t登记\t3月\n',
    );
  });

  it('rows of cells are a table with lines, as wide as the text', async () => {
    const text = '甲局2026年工作要点\n一、建设\n序号\t任务\t时限\n1\t登记\t3月\n2\t检查\n合计\n';
    const { part, bytes } = await write(text);
    const [table, ...others] = elements(child(part('word/document.xml'), 'w:body'), 'w:tbl');
    assert.deepEqual(others, []);
    const rows = elements(table, 'w:tr');
    assert.ok(rows.length >= 3);
    assert.ok(child(child(rows[0], 'w:trPr'), 'w:tblHeader'));
    const columns = descendants(child(table, 'w:tblGrid')!, 'w:gridCol').map(({ attributes }) =>
      Number(attributes.get('w:w')),
    );
    assert.equal(
      columns.reduce((sum, width) => sum + width, 0),
      8844,
    );
    const borders = descendants(part('word/styles.xml'), 'w:tblBorders')[0];
    assert.deepEqual(
      borders?.children.map((node) => (node as { name: string }).name),
      ['w:top', 'w:left', 'w:bottom', 'w:right', 'w:insideH', 'w:insideV'],
    );
    assert.equal(await readBack(bytes), text);
  });

  it('blank lines of a draft are no paragraphs', async () => {
    const { paragraphs } = await write('甲局2026年工作要点\n\n\n一、建设\n\n1.登记。落实。\n\n');
    assert.equal(paragraphs.length, 3);
  });
});
