import { PROTECTED_FILE } from '../advice';
import type { ReadOptions } from '../document';
import { XmlTree, type XmlElement } from '../xml';
import { partKey, ZipPackage } from '../zip';
import { DAMAGED, DocxError, otherThanWord } from './failures';
import { readRelations, relationsOf, type Relation } from './relations';

/** Bytes of a part that is read as a tree; a list of all styles of Word has 100 kB. */
export const MAX_TREE_PART = 16 * 1024 * 1024;
/** Bytes of the main part: some sixty times what the longest plan has. */
export const MAX_MAIN_PART = 128 * 1024 * 1024;

/** Content types of main parts of Word: documents and templates, with and without macros (29500-1, 11.3.10). */
const MAIN_TYPE =
  /^application\/(?:vnd\.openxmlformats-officedocument\.wordprocessingml|vnd\.ms-word)\.(?:document|template)/iu;
const RELATIONS = 'Relationships';
const USUAL_MAIN = 'word/document.xml';

type Breathe = ReadOptions['breathe'];

/** The parts of a Word file that its text depends on. */
export interface DocxParts {
  /** Its main part, in pieces of some ten kilobytes. */
  readonly main: () => Iterable<Uint8Array>;
  readonly styles: XmlElement | undefined;
  readonly numbering: XmlElement | undefined;
}

/**
 * Finds the parts by the relations of the package, and where those are missing by what everybody calls them. What
 * content types say is asked last, because programs that write Word files often get them wrong.
 *
 * @param breathe awaited between pieces of work
 * @throws {DocxError} where this is no Word file
 * @throws {ZipError} where the package is damaged
 * @throws {XmlError} where a part is
 */
export async function openDocx(bytes: Uint8Array, breathe: Breathe): Promise<DocxParts> {
  const zip = ZipPackage.open(bytes);
  const main = await findMain(zip, breathe);
  if (main === undefined) {
    throw new DocxError(zip.isProtected ? PROTECTED_FILE : otherThanWord((name) => zip.has(name)));
  }
  const own = relationsOf(main);
  const relations = zip.has(own) ? readRelations(await tree(zip, own, RELATIONS, breathe), main) : undefined;
  const part = async (type: string): Promise<XmlElement | undefined> => {
    const name = findPart(zip, relations, type, main);
    return name === undefined ? undefined : tree(zip, name, `w:${type}`, breathe);
  };
  return {
    main: () => zip.pieces(main, MAX_MAIN_PART),
    styles: await part('styles'),
    numbering: await part('numbering'),
  };
}

/** The main part of a Word file; undefined where there is none. */
export async function findMain(zip: ZipPackage, breathe?: Breathe): Promise<string | undefined> {
  const root = relationsOf('');
  const relations = zip.has(root) ? readRelations(await tree(zip, root, RELATIONS, breathe), '') : [];
  const related = relations.find(({ type, target }) => type === 'officeDocument' && zip.has(target))?.target;
  return related ?? (await mainByType(zip, breathe)) ?? (zip.has(USUAL_MAIN) ? USUAL_MAIN : undefined);
}

async function mainByType(zip: ZipPackage, breathe: Breathe): Promise<string | undefined> {
  const types = '[Content_Types].xml';
  const list = zip.has(types) ? (await tree(zip, types, 'Types', breathe)).children : [];
  for (const node of list) {
    const name = typeof node === 'string' ? undefined : node.attributes.get('PartName');
    if (typeof node !== 'string' && name !== undefined && zip.has(name)) {
      const type = node.attributes.get('ContentType') ?? '';
      if (MAIN_TYPE.test(type) && type.toLowerCase().includes('main')) {
        return partKey(name);
      }
    }
  }
  return undefined;
}

function findPart(
  zip: ZipPackage,
  relations: readonly Relation[] | undefined,
  type: string,
  main: string,
): string | undefined {
  const named = relations?.filter((relation) => relation.type === type).map(({ target }) => target) ?? [];
  const there = named.find((name) => zip.has(name));
  const usual = `${main.slice(0, main.lastIndexOf('/') + 1)}${type}.xml`;
  if (there !== undefined) {
    return there;
  }
  if ((named.length > 0 || !relations) && zip.has(usual)) {
    return usual;
  }
  if (named.length > 0) {
    // Without it all automatic numbers might be missing, and nobody would notice.
    throw new DocxError(DAMAGED);
  }
  return undefined;
}

/** Another part in its place would say nothing, and that silently. */
async function tree(zip: ZipPackage, name: string, rootName: string, breathe: Breathe): Promise<XmlElement> {
  const reader = new XmlTree();
  for (const piece of zip.pieces(name, MAX_TREE_PART)) {
    reader.write(piece);
    await breathe?.();
  }
  const root = reader.end();
  if (root.name !== rootName) {
    throw new DocxError(DAMAGED);
  }
  return root;
}
