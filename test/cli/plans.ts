/** A plan of an imaginary office; `items` are its numbered lines under one chapter. */
export function yearPlan(year: number, ...items: readonly string[]): string {
  return [
    `平湖市教育局${year}年工作要点`,
    `${year}年工作的总体要求是：坚持稳中求进，办好人民满意的教育。`,
    '一、提高教育质量',
    ...items,
    '',
  ].join('\n');
}

/** Items 1 and 2 go on in {@link DRAFT}, item 3 does not. */
export const PRIOR = yearPlan(
  2020,
  '1.建设数字校园。实施校园网络提速工程，为二十所学校建成智慧教室。开展教师信息技术培训，培训骨干教师五百人。',
  '2.办好乡村学校。改善乡村小规模学校和寄宿制学校办学条件，配齐音乐、体育、美术教师。',
  '3.治理校外培训。开展校外培训机构专项整治，公布机构黑白名单，查处超标超前培训。',
);

/** Item 1 and 2 were moved and reworded, item 3 is new. */
export const DRAFT = yearPlan(
  2021,
  '1.振兴乡村学校。持续改善乡村小规模学校和寄宿制学校办学条件，为乡村学校配齐音乐、体育、美术教师。',
  '2.深化数字校园建设。继续实施校园网络提速工程，再为三十所学校建成智慧教室。',
  '3.防治青少年近视。每学期组织一次视力筛查，保证学生每天户外活动两小时。',
);

/** A text in GB18030: Node writes no such bytes itself, so a table is made from what it reads. */
export function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && !table.has(char)) {
        table.set(char, [lead, trail]);
      }
    }
  }
  const bytes = Array.from(text, (char) =>
    char < '\u0080' ? [char.charCodeAt(0)] : (table.get(char) ?? []),
  );
  return Uint8Array.from(bytes.flat());
}
