import type { Node } from 'jsonc-parser';
import type { ArchiveSettings, PlanCorrection } from '../messages';
import { isYear, type LinkVerdict, type UnitRef, type UserLink } from './config';
import type { ValueReader } from './value-reader';

const PARTS = ['folders', 'plans'] as const;
const CORRECTIONS = ['year', 'issuer', 'series'] as const;
const LINK_PARTS = ['draft', 'prior', 'verdict'] as const;
const REF_PARTS = ['file', 'heading'] as const;
const VERDICTS: readonly LinkVerdict[] = ['confirmed', 'rejected'];

/** The entry `archive` of a `workplan.json`: where earlier plans are, and what is to be corrected in them. */
export function readArchiveEntry(reader: ValueReader, node: Node): ArchiveSettings {
  let folders: readonly string[] = [];
  let plans: Readonly<Record<string, PlanCorrection>> = {};
  for (const [key, keyNode, value] of reader.object(node, 'archive')) {
    if (key === 'folders') {
      folders = readFolders(reader, value);
    } else if (key === 'plans') {
      plans = readPlans(reader, value);
    } else {
      reader.unknown(keyNode, { zh: '往年资料配置项', en: 'entry of archive' }, key, PARTS);
    }
  }
  return { folders, plans };
}

function readFolders(reader: ValueReader, node: Node): readonly string[] {
  if (node.type !== 'array') {
    reader.wrong(node, {
      zh: 'archive.folders 应是一个列表 [ … ]',
      en: 'archive.folders should be a list [ … ]',
    });
    return [];
  }
  return (node.children ?? []).flatMap((child) => readText(reader, child, 'archive.folders') ?? []);
}

function readPlans(reader: ValueReader, node: Node): Readonly<Record<string, PlanCorrection>> {
  // Without a prototype: a file may be called anything.
  const plans = Object.create(null) as Record<string, PlanCorrection>;
  for (const [path, , value] of reader.object(node, 'archive.plans')) {
    plans[path] = readCorrection(reader, value);
  }
  return { ...plans };
}

function readCorrection(reader: ValueReader, node: Node): PlanCorrection {
  let correction: PlanCorrection = {};
  for (const [key, keyNode, value] of reader.object(node, 'archive.plans')) {
    const content: unknown = value.value;
    if (key === 'year') {
      if (isYear(content)) {
        correction = { ...correction, year: content };
      } else {
        reader.wrong(value, { zh: 'year 应是四位年份', en: 'year should be a year of four digits' });
      }
    } else if (key === 'issuer') {
      const issuer = readText(reader, value, key);
      correction = issuer === undefined ? correction : { ...correction, issuer };
    } else if (key === 'series') {
      if (content === false || (typeof content === 'string' && content.trim() !== '')) {
        correction = { ...correction, series: content };
      } else {
        reader.wrong(value, {
          zh: 'series 应是一段带引号的文字，或 false（不作为往年资料）',
          en: 'series should be a quoted text, or false (no part of the archive)',
        });
      }
    } else {
      reader.unknown(keyNode, { zh: '更正内容', en: 'part of a correction' }, key, CORRECTIONS);
    }
  }
  return correction;
}

/** The entry `links` of a `workplan.json`: what the user said of units that belong together, or do not. */
export function readLinks(reader: ValueReader, node: Node): readonly UserLink[] {
  if (node.type !== 'array') {
    reader.wrong(node, { zh: 'links 应是一个列表 [ … ]', en: 'links should be a list [ … ]' });
    return [];
  }
  return (node.children ?? []).flatMap((child) => readLink(reader, child) ?? []);
}

function readLink(reader: ValueReader, node: Node): UserLink | undefined {
  const before = reader.problems.length;
  const refs: Partial<Record<'draft' | 'prior', UnitRef>> = {};
  let verdict: LinkVerdict | undefined;
  for (const [key, keyNode, value] of reader.object(node, 'links')) {
    if (key === 'draft' || key === 'prior') {
      const ref = readRef(reader, value, key);
      if (ref) {
        refs[key] = ref;
      }
    } else if (key === 'verdict') {
      verdict = VERDICTS.find((name) => name === value.value);
      if (!verdict) {
        reader.oneOf(value, key, VERDICTS);
      }
    } else {
      reader.unknown(keyNode, { zh: '对应关系的内容', en: 'part of a link' }, key, LINK_PARTS);
    }
  }
  const { draft, prior } = refs;
  if (draft && prior && verdict) {
    return { draft, prior, verdict };
  }
  // What is there but wrong has been said already.
  if (reader.problems.length === before) {
    reader.wrong(node, {
      zh: '对应关系缺少 draft、prior 或 verdict',
      en: 'a link needs draft, prior and verdict',
    });
  }
  return undefined;
}

function readRef(reader: ValueReader, node: Node, name: string): UnitRef | undefined {
  const before = reader.problems.length;
  const found: Partial<Record<'file' | 'heading', string>> = {};
  for (const [key, keyNode, value] of reader.object(node, name)) {
    if (key === 'file' || key === 'heading') {
      const text = readText(reader, value, key);
      if (text !== undefined) {
        found[key] = text;
      }
    } else {
      reader.unknown(keyNode, { zh: '条目内容', en: 'part of a reference' }, key, REF_PARTS);
    }
  }
  const { file, heading } = found;
  if (file !== undefined && heading !== undefined) {
    return { file, heading };
  }
  if (reader.problems.length === before) {
    reader.wrong(node, { zh: `${name} 缺少 file 或 heading`, en: `${name} needs both file and heading` });
  }
  return undefined;
}

function readText(reader: ValueReader, node: Node, name: string): string | undefined {
  const content: unknown = node.value;
  if (typeof content === 'string' && content.trim() !== '') {
    return content;
  }
  reader.wrong(
    node,
    name === 'archive.folders'
      ? {
          zh: 'archive.folders 的每一项应是一段带引号的文字',
          en: 'each entry of archive.folders should be a quoted text',
        }
      : { zh: `${name} 应是一段带引号的文字`, en: `${name} should be a quoted text` },
  );
  return undefined;
}
