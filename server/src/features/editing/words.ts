import type { Refusal } from '../../editing/outcome';
import type { Level } from '../../plan/tree';
import type { Message } from '../../rules/rule';
import { LEVEL_NAMES } from '../../rules/wording';

const REFUSALS: Readonly<Record<Exclude<Refusal, 'first' | 'last'>, Message>> = {
  'no-node': {
    zh: '光标不在任何章、节、项、点里',
    en: 'The caret stands in no chapter, section, item or point',
  },
  'not-siblings': {
    zh: '选中的不是同一级前后相连的内容',
    en: 'What is selected does not stand side by side on one level',
  },
  'not-inside': {
    zh: '不能移到自身或者更低的一级里面',
    en: 'Nothing can go into itself, or below a level that it holds',
  },
  'no-sentence': { zh: '这里没有可以拆开的句子', en: 'There is no sentence to split at' },
  'no-next': { zh: '后面没有可以合并的内容', en: 'There is nothing behind it to merge with' },
  'too-many': {
    zh: '序号最多编到 99（①最多到 50），编不下了',
    en: 'Numbers end at 99 (circled ones at 50), and more would be needed',
  },
  'no-level': { zh: '文稿里没有这一级序号', en: 'The plan has no numbers of this level' },
  'style-taken': {
    zh: '文稿的另一级已经用了这种序号，改了就分不清层次了',
    en: 'Another level of the plan is numbered like this already; the two could not be told apart',
  },
  unreadable: {
    zh: '这样编号，有的标题就会被当成正文，请先给没有序号的标题编上序号',
    en: 'Numbered so, some heading would be taken for text; give the headings without a number one first',
  },
  'mention-unclear': {
    zh: '文稿里有“第×项”之类的提法，换了编号方式就说不清指的是哪一处了，请先改写',
    en: 'The plan mentions a part by its number in a way that could not be told any more; reword that first',
  },
  'no-name': {
    zh: '光标不在《》或“”里的名称上，也不在简称上',
    en: 'The caret stands in no 《name》, no “term” and on no abbreviation',
  },
  'bad-name': {
    zh: '新名称不能为空，不能换行，引号、书名号、括号要成对',
    en: 'A new name must have words, stand on one line, and close every mark that it opens',
  },
  misread: {
    zh: '这样改动以后，有的内容会被读成别的层次，所以没有改',
    en: 'Some of the text would then be read as another part of the plan, so nothing was changed',
  },
  flattened: {
    zh: '全文挤在一行里，要先恢复分行',
    en: 'The whole plan stands on one line; its line breaks must come back first',
  },
};

/**
 * Why an edit that was asked for cannot be made, as the user is told.
 *
 * @param level what was to be edited; an item where it is not known
 */
export function wordsOf(refusal: Refusal, level: Level = 'item'): Message {
  const { zh, en } = LEVEL_NAMES[level];
  switch (refusal) {
    case 'first':
      return { zh: `已经是第一${zh}，不能再上移`, en: `This is the first ${en} already` };
    case 'last':
      return { zh: `已经是最后一${zh}，不能再下移`, en: `This is the last ${en} already` };
    default:
      return REFUSALS[refusal];
  }
}
