const TITLE = '清溪市档案馆2026年工作要点';
const PARAGRAPHS = [
  '2025年市档案馆工作的总体要求是：围绕全市中心工作，提升档案收集、管理、利用水平，更好服务群众。',
  '一、夯实基础，提升档案管理水平',
  '1.完善制度。修订《清溪市档案馆接收办法》，明确接收范围和移交时限。',
  '2.规范整理。对2015年以前的纸质档案进行清点，年底前完成编目5万卷。',
  '3.推进数字化。加快“数字档案馆建设，新增数字化档案20万页。',
  '二.面向群众，优化利用服务',
  '3.简化查档手续。推广网上预约、异地查档，一般事项当场办结。',
  '4.办好主题展览。围绕城市记忆举办展览2场，进社区、进校园10次。',
  '三、加强自身建设',
  '5.抓好队伍培训。组织业务培训4期，实现在岗人员全覆盖。',
  '6.确保档案安全。每季度开展一次安全检查，发现隐患及时整改。',
];

/**
 * A short plan with four slips made on purpose, for somebody who has no plan at hand: the requirements name
 * another year than the title, item 3 occurs twice, a quotation mark has no partner, and a chapter has lost 、.
 */
export const EXAMPLE = `${TITLE}\n\n${PARAGRAPHS.map((text) => `\u3000\u3000${text}\n`).join('')}`;
