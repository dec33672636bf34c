import { partKey } from '../zip';
import type { XmlElement } from '../xml';

/** A relation of one part of a package to another, or to something outside (ISO/IEC 29500-2, 6.5). */
export interface Relation {
  /** The last word of its type: `numbering`, `officeDocument`. */
  readonly type: string;
  /** The key of the part it leads to. */
  readonly target: string;
}

/** Where relation types begin, transitional and strict. */
const TYPES = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/',
  'http://purl.oclc.org/ooxml/officeDocument/relationships/',
];

/** The part that holds the relations of another: `word/_rels/document.xml.rels`; of the package itself for ''. */
export function relationsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/**
 * The relations inside the package; one that leads out of it is not there for us.
 *
 * @param root the `Relationships` of a part
 * @param part whose relations they are; '' for the package
 */
export function readRelations(root: XmlElement, part: string): Relation[] {
  return root.children.flatMap((node) => {
    if (typeof node === 'string' || node.name !== 'Relationship') {
      return [];
    }
    const type = node.attributes.get('Type')?.trim() ?? '';
    const target = node.attributes.get('Target')?.trim() ?? '';
    const start = TYPES.find((known) => type.startsWith(known));
    const isOutside = node.attributes.get('TargetMode')?.trim().toLowerCase() === 'external';
    return start === undefined || isOutside
      ? []
      : [{ type: type.slice(start.length), target: resolve(target, part) }];
  });
}

/** A target as it stands in a relation: absolute, or seen from the part's folder. It never leads out of the package. */
function resolve(target: string, part: string): string {
  const path = target.replace(/\\/gu, '/').replace(/[?#].*$/su, '');
  const folder = path.startsWith('/') ? [] : part.split('/').slice(0, -1);
  const steps: string[] = folder;
  for (const step of path.split('/')) {
    if (step === '..') {
      steps.pop();
    } else if (step !== '' && step !== '.') {
      steps.push(step);
    }
  }
  return partKey(steps.join('/'));
}
