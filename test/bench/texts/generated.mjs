// @ts-check
import { seededRandom } from '../lib/stats.mjs';

/**
 * A made-up plan in three languages, the same words in each, so that servers of three languages get comparable work.
 *
 * @typedef {object} GeneratedText
 * @property {string[]} lines
 * @property {number[]} bodyLines numbers of the lines that hold an item's words: where one would type
 */

const verbs = '推进 深化 健全 完善 落实 强化 优化 规范 拓展 夯实 统筹 细化'.split(' ');
const objects = (
  '基层治理体系建设 政务服务标准化 档案数字化转型 安全生产责任制 人才队伍培养机制 项目绩效管理 ' +
  '数据资源共享开放 营商环境评价 公共文化服务供给 生态环境联防联控 防灾减灾救灾能力 教学质量监测 科研诚信制度 ' +
  '预算执行监督 信访事项办理 社会信用体系 乡村振兴示范点 应急值守制度 重大工程调度 网络安全防护'
).split(' ');
const means =
  '坚持问题导向 聚焦重点任务 按照职责分工 会同有关部门 结合年度考核 以改革创新为动力 立足本地实际 加强调查研究 围绕中心工作'.split(
    ' ',
  );
const results = (
  '形成可复制可推广的经验做法 确保各项任务按期完成 力争上半年见到实效 切实增强群众获得感 ' +
  '推动责任层层压实到位 为全年目标实现提供有力支撑 做到件件有着落、事事有回音 不断提升规范化精细化水平'
).split(' ');
const names = '清单管理 结对帮扶 揭榜挂帅 一网通办 百日攻坚 首席专家 双随机 回头看'.split(' ');

/**
 * @param {number} items
 * @returns {{ text: string, heading: string, lead: string, ordinal: number }[]}
 */
function makeItems(items) {
  const random = seededRandom(20210301);
  const pick = (/** @type {readonly string[]} */ list) => list[Math.floor(random() * list.length)];
  const sentence = () => {
    const kind = random();
    if (kind < 0.25)
      return `出台《${pick(objects)}实施办法》，开展“${pick(names)}”专项行动，${pick(results)}。`;
    if (kind < 0.4)
      return `年内覆盖率达到${60 + Math.floor(random() * 40)}%以上，${pick(verbs)}${pick(objects)}，${pick(results)}。`;
    return `${pick(means)}，${pick(verbs)}${pick(objects)}，${pick(verbs)}${pick(objects)}，${pick(results)}。`;
  };
  return Array.from({ length: items }, (_, index) => {
    const lead = `${pick(verbs)}${pick(objects)}`;
    let text = '';
    while (text.length < 190) text += sentence();
    return {
      text,
      lead,
      heading: `${pick(verbs)}${pick(objects)}，${pick(verbs)}${pick(objects)}`,
      ordinal: index,
    };
  });
}

/** @param {number} n 1–99 */
function chinese(n) {
  const digits = '零一二三四五六七八九';
  const tens = Math.floor(n / 10);
  return (tens > 1 ? digits[tens] : '') + (tens ? '十' : '') + (n % 10 ? digits[n % 10] : '');
}

/** @param {{ ordinal: number }} item one in 500, never the first of a chapter */
const slips = (item) => item.ordinal % 500 === 10;

/** As many as keep 2,000 items within 99 chapters, the last number the language knows. */
const itemsPerChapter = 21;

/**
 * A plan with a few slips, so that every server has something to report. About 650 bytes an item.
 *
 * @param {number} items
 * @returns {GeneratedText}
 */
export function generatePlan(items) {
  const lines = [
    '某某市2026年工作要点',
    '',
    '2026年全市工作的总体要求是：坚持稳中求进，聚焦主责主业，统筹推进各项工作。',
  ];
  const bodyLines = [];
  for (const item of makeItems(items)) {
    const place = item.ordinal % itemsPerChapter;
    if (place === 0) lines.push(`${chinese(item.ordinal / itemsPerChapter + 1)}、${item.heading}`);
    bodyLines.push(lines.length);
    // A slipping item bears the number of the one before it and ends in two full stops.
    lines.push(
      slips(item) ? `${place}.${item.lead}。${item.text}。` : `${place + 1}.${item.lead}。${item.text}`,
    );
  }
  return { lines, bodyLines };
}

/**
 * @param {number} items
 * @returns {GeneratedText}
 */
export function generateJson(items) {
  const lines = ['{', '  "title": "某某市2026年工作要点",', '  "items": ['];
  const bodyLines = [];
  for (const item of makeItems(items)) {
    bodyLines.push(lines.length + 3);
    // A slipping object names a property twice.
    const slip = slips(item) ? ', "number": 0' : '';
    lines.push('    {', `      "number": ${item.ordinal + 1}${slip},`, `      "heading": "${item.lead}",`);
    lines.push(`      "text": "${item.text}"`, item.ordinal === items - 1 ? '    }' : '    },');
  }
  lines.push('  ]', '}');
  return { lines, bodyLines };
}

/**
 * @param {number} items
 * @returns {GeneratedText}
 */
export function generateMarkdown(items) {
  const lines = ['# 某某市2026年工作要点', ''];
  const bodyLines = [];
  for (const item of makeItems(items)) {
    const place = item.ordinal % itemsPerChapter;
    if (place === 0) lines.push('', `## ${chinese(item.ordinal / itemsPerChapter + 1)}、${item.heading}`, '');
    bodyLines.push(lines.length);
    // A slipping item refers to a link that is not defined.
    const slip = slips(item) ? '[办法][缺]' : '';
    lines.push(`${place + 1}. ${item.lead}。${slip}${item.text}`);
  }
  return { lines, bodyLines };
}
