import { PROTECTED_FILE } from '../archive/readers/advice';
import { DocxError } from '../archive/readers/docx/failures';
import { findMain, MAX_MAIN_PART, MAX_TREE_PART } from '../archive/readers/docx/package';
import { readRelations, relationsOf, type Relation } from '../archive/readers/docx/relations';
import { parseXml, XmlError, XmlStream, type XmlElement } from '../archive/readers/xml';
import { ZipError, ZipPackage } from '../archive/readers/zip';
import type { Message } from '../rules/rule';
import { SectionFinder } from './section';

/** What is taken from an office's own file. Its words, headers, footers, pictures and properties are not. */
export interface Template {
  /** `w:styles`. */
  readonly styles: XmlElement;
  /** The last `w:sectPr`: what the page of a document's text is. */
  readonly section: XmlElement | undefined;
  /** `w:fonts`, `w:settings`. */
  readonly fonts: XmlElement | undefined;
  readonly settings: XmlElement | undefined;
  /** The part `theme1.xml` as it is, where it can stand by itself. */
  readonly theme: string | undefined;
}

const CHOOSE_AGAIN: Message = {
  zh: '请用 Word 或 WPS 打开模板，另存为 .docx 后再选',
  en: 'open it in Word or WPS, save it as .docx and choose that',
};

const UNUSABLE: Message = {
  zh: `模板不完整、已损坏，或者不是 Word 文件，没有导出；${CHOOSE_AGAIN.zh}`,
  en: `the template is incomplete, damaged or no Word file, and nothing was exported; ${CHOOSE_AGAIN.en}`,
};

const LOCKED: Message = {
  zh: `模板有打开密码，没有导出；请取消密码：${CHOOSE_AGAIN.zh}`,
  en: `the template is protected by a password and nothing was exported; remove the password: ${CHOOSE_AGAIN.en}`,
};

const OLD: Message = {
  zh: `模板是旧格式（.doc）或者有打开密码，没有导出；${CHOOSE_AGAIN.zh}`,
  en: `the template is of an old format (.doc) or protected by a password, and nothing was exported; ${CHOOSE_AGAIN.en}`,
};

const TOO_LARGE: Message = {
  zh: `模板太大，没有导出；请删去模板中的正文和图片：${CHOOSE_AGAIN.zh}`,
  en: `the template is too large and nothing was exported; delete its text and pictures: ${CHOOSE_AGAIN.en}`,
};

/** Bytes of a template's file. */
const MAX_TEMPLATE = 64 * 1024 * 1024;
/** How a compound file begins, which `.doc` and encrypted `.docx` are ([MS-CFB] 2.2). */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** Reads an office's own `.docx` or `.dotx`; never throws. */
export async function readTemplate(bytes: Uint8Array): Promise<Template | Message> {
  if (COMPOUND.every((byte, i) => bytes[i] === byte)) {
    return OLD;
  }
  if (bytes.length > MAX_TEMPLATE) {
    return TOO_LARGE;
  }
  try {
    return await readParts(ZipPackage.open(bytes));
  } catch (error) {
    return reasonOf(error);
  }
}

async function readParts(zip: ZipPackage): Promise<Template> {
  if (zip.isProtected) {
    throw new DocxError(PROTECTED_FILE);
  }
  const main = await findMain(zip, undefined);
  if (main === undefined) {
    return fail();
  }
  const own = relationsOf(main);
  const relations = zip.has(own) ? readRelations(tree(zip, own), main) : [];
  const part = (type: string): string | undefined => partOf(zip, relations, type, main);
  const treeOf = (type: string, rootName: string): XmlElement | undefined => {
    const name = part(type);
    const root = name === undefined ? undefined : tree(zip, name);
    return root?.name === rootName ? root : undefined;
  };
  const theme = part('theme');
  return {
    styles: treeOf('styles', 'w:styles') ?? fail(),
    section: sectionOf(zip, main),
    fonts: treeOf('fontTable', 'w:fonts'),
    settings: treeOf('settings', 'w:settings'),
    theme: theme === undefined ? undefined : themeOf(zip.read(theme, MAX_TREE_PART)),
  };
}

function fail(): never {
  throw new DocxError(UNUSABLE);
}

function partOf(
  zip: ZipPackage,
  relations: readonly Relation[],
  type: string,
  main: string,
): string | undefined {
  const usual = `${main.slice(0, main.lastIndexOf('/') + 1)}${type}.xml`;
  return (
    relations.find((relation) => relation.type === type && zip.has(relation.target))?.target ??
    (zip.has(usual) ? usual : undefined)
  );
}

function tree(zip: ZipPackage, name: string): XmlElement {
  return parseXml(zip.read(name, MAX_TREE_PART));
}

function sectionOf(zip: ZipPackage, main: string): XmlElement | undefined {
  const finder = new SectionFinder();
  const stream = new XmlStream(finder);
  for (const piece of zip.pieces(main, MAX_MAIN_PART)) {
    stream.write(piece);
  }
  stream.end();
  if (finder.rootName !== 'w:document') {
    fail();
  }
  return finder.section;
}

/** A theme that refers to a picture cannot stand without it. */
function themeOf(bytes: Uint8Array): string | undefined {
  parseXml(bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /\sr:\w+=|relationships"[^>]*:embed=/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): Message {
  if (error instanceof DocxError && error.reason === PROTECTED_FILE) {
    return LOCKED;
  }
  if (error instanceof ZipError) {
    return { damaged: UNUSABLE, protected: LOCKED, 'too-large': TOO_LARGE }[error.fault];
  }
  return error instanceof XmlError && error.fault === 'too-large' ? TOO_LARGE : UNUSABLE;
}
