import type { Message } from '../../rules/rule';
import type { ChangesRead, NoteKind, ReadingNote } from './document';

/** What is said of a note, by its kind; the English words for one and for several. */
const WORDS: Readonly<
  Record<NoteKind, (count: number) => { readonly zh: string; readonly one: string; readonly many: string }>
> = {
  footnotes: (n) => ({
    zh: `${n} 条脚注没有读入`,
    one: '1 footnote left out',
    many: `${n} footnotes left out`,
  }),
  endnotes: (n) => ({ zh: `${n} 条尾注没有读入`, one: '1 endnote left out', many: `${n} endnotes left out` }),
  comments: (n) => ({ zh: `${n} 条批注没有读入`, one: '1 comment left out', many: `${n} comments left out` }),
  pictures: (n) => ({ zh: `${n} 张图片没有读入`, one: '1 picture left out', many: `${n} pictures left out` }),
  // Of some the text is there on one line, of those that are pictures nothing.
  formulas: (n) => ({
    zh: `${n} 个公式不能照原样读入，请核对`,
    one: '1 formula not read as it looks: please check it',
    many: `${n} formulas not read as they look: please check them`,
  }),
  objects: (n) => ({
    zh: `${n} 个嵌入的对象没有读入`,
    one: '1 embedded object left out',
    many: `${n} embedded objects left out`,
  }),
  hidden: (n) => ({
    zh: `${n} 处隐藏文字没有读入`,
    one: '1 piece of hidden text left out',
    many: `${n} pieces of hidden text left out`,
  }),
  contents: (n) => ({
    zh: n === 1 ? '目录没有读入' : `${n} 处目录没有读入`,
    one: 'the table of contents left out',
    many: `${n} tables of contents left out`,
  }),
  changes: (n) => ({ zh: `文件里有 ${n} 处修订`, one: '1 tracked change', many: `${n} tracked changes` }),
  numbers: (n) => ({
    zh: `${n} 个自动编号的样式不认识，请核对`,
    one: '1 automatic number of an unknown form: please check it',
    many: `${n} automatic numbers of an unknown form: please check them`,
  }),
  characters: (n) => ({
    zh: `${n} 个字符无法识别，请核对`,
    one: '1 character could not be read: please check it',
    many: `${n} characters could not be read: please check them`,
  }),
};

/** How tracked changes were read. */
const CHANGES_READ: Readonly<Record<ChangesRead, Message>> = {
  accepted: { zh: '按已接受读入', en: 'read as accepted' },
  original: { zh: '读入的是修订前的文字', en: 'the text before them was read' },
};

/**
 * A note of the readers in words for the user.
 *
 * @param changes how the document was read; left out where the user is told otherwise
 */
export function wordsOfNote({ kind, count }: ReadingNote, changes?: ChangesRead): Message {
  const { zh, one, many } = WORDS[kind](count);
  const en = count === 1 ? one : many;
  const read = kind === 'changes' && changes !== undefined ? CHANGES_READ[changes] : undefined;
  return read ? { zh: `${zh}，${read.zh}`, en: `${en}, ${read.en}` } : { zh, en };
}
