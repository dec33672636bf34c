/** Small plans for the suites, and what the sample draft is known to be wrong in. */

/** A plan with nothing wrong in it: items run on over the chapters. */
export const CLEAN = [
  '澄川市档案馆2026年工作要点',
  '',
  '2026年全市档案工作的总体要求是：深入学习贯彻党的二十大精神，推动档案事业高质量发展。',
  '一、加强档案资源建设',
  '1.抓好到期档案接收。完成市直单位到期档案进馆工作，做到应收尽收、应归尽归。',
  '2.推进档案数字化。完成馆藏档案数字化二十万页，落实《澄川市档案条例》。',
  '二、提高档案利用水平',
  '3.办好查档窗口。落实《澄川市档案条例》，推行“一次办好”，方便群众查阅。',
  '4.开展档案宣传。组织国际档案日活动，详见www.example.com。',
  '',
].join('\n');

/** The draft of the sample workspace. */
export const DRAFT = '澄川市数据局2026年工作要点（讨论稿）.txt';

/** The plans of the sample workspace that were issued: nothing is wrong in them. */
export const ISSUED = [
  '澄川市大数据发展管理局2022年工作要点.txt',
  '澄川市大数据发展管理局2023年工作要点.txt',
  '澄川市数据局2024年工作要点.txt',
  '澄川市数据局2025年工作要点.txt',
];

/** The dozen slips of the draft, as examples/README.md lists them. */
export const DRAFT_FINDINGS = [
  '4 year/title-requirements-mismatch',
  '7 punctuation/halfwidth',
  '10 numbering/item-gap',
  '11 numbering/marker-style',
  '12 year/past-deadline',
  '13 punctuation/unpaired',
  '14 numbering/marker-punctuation',
  '15 punctuation/doubled',
  '17 numbering/item-duplicate',
  '19 structure/item-empty',
  '25 structure/chapter-empty',
  '28 whitespace/trailing',
];

/** The plan of the year before the draft's. */
export const LAST_YEAR = '澄川市数据局2025年工作要点.txt';

/** Items of the draft with their counterparts of last year, and one that is new; see examples-links.json. */
export const CONTINUED = {
  draft: '6．巩固“数据直达基层”行动成果',
  prior: '6.深化“数据直达基层”行动',
  title: '6. 深化“数据直达基层”行动',
} as const;
export const NEW_ITEM = '16.开拓低空经济数据应用';
/** An item of last year that the draft dropped. */
export const DROPPED = '提高公共数据开放水平';
