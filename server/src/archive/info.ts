import { findYear, hasKind, issuerOf, type FoundYear } from '../plan/title';
import type { Plan } from '../plan/tree';
import type { PlanInfo } from './model';

/** What the user knows better than what was read off a plan (`PlanCorrection` of the settings). */
export interface InfoCorrection {
  readonly year?: number;
  readonly issuer?: string;
  readonly series?: string | false;
}

/** Folders above a file that may name its year: `2019年/科技司/工作要点.txt`. */
const FOLDERS = 3;
/** `工作要点2019.txt`, `2019-keji.txt`: four digits of their own, this century or the last. */
const BARE_YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/;
/** A whole date in digits, `20190301`. */
const DATE = /(?<!\d)((?:19|20)\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/;
/** What a file is called that is named after its plan. */
const NAMED_PLAN = /要点|计划|思路/;
/** Behind the year of a day: `2026年1月5日`, `2026-01-05`. */
const DAY_TAIL = /^(?:年[ \u3000]?\d{1,2}月|[-._]\d)/;
/** `二〇一九` alone, as folders are called. */
const NUMERAL_FOLDER = /^[二一][〇○零Ｏ九一二三四五六七八]{3}$/;
/** Behind the digits of a year. */
const YEAR_TAIL =
  /^(?:[—–~～/-]\d{2,4})?(?:学年度?|年度?)?(?:第?[一二三四上下]学期|[上下]半年|第[一二三四]季度|[春秋]季?学期)?/;
/** What says that a text is not issued yet, or in what state it is. */
const STATE = /[（(〔【［[][^（(〔【［[）)〕】］\]]{0,20}[）)〕】］\]]/g;
const LOOSE_STATE =
  /(?:征求意见|讨论|送审|审议|报批|修改|修订|定|初|草|终)稿|草案|最终版|修订版|第[一二三四五六七八九十\d]{1,2}稿/g;
/** File names carry copies and versions behind them: `…(1)`, `… - 副本`, `…v2`. */
const COPY = /(?:[ _-]*(?:副本|复件|copy|final|[vV]\d{1,3}))+$/;

/**
 * What is known of a plan as a whole: from the user's correction, else from its title, its file's name, the
 * folders it lies in, its signature. Never throws; what nothing says is null.
 *
 * @param uri the plan's address; only its path is read, never the file
 */
export function readPlanInfo(plan: Plan, uri: string, correction: InfoCorrection = {}): PlanInfo {
  const path = segmentsOf(uri);
  const name = path.at(-1) ?? '';
  const stem = name.replace(/\.[A-Za-z0-9]{1,8}$/, '').replace(COPY, '');
  const title = plan.title ? squeeze(plan.title.text) : null;
  const issuer =
    correction.issuer ?? (title === null ? null : issuerOf(title)) ?? issuerOf(stem) ?? plan.issuer;
  const folders = path.slice(Math.max(0, path.length - 1 - FOLDERS), -1).reverse();
  const info: PlanInfo = {
    uri,
    name,
    title,
    year:
      correction.year ??
      yearAhead(stem, title, plan.title?.year ?? null) ??
      plan.title?.year ??
      yearIn(stem) ??
      firstYear(folders),
    issuer: issuer === null ? null : squeeze(issuer),
    kind: kindOf(title ?? (hasKind(stem) ? stem : ''), issuer),
  };
  return typeof correction.series === 'string' ? { ...info, series: correction.series } : info;
}

/** The words of a title that say what plan it is: without slogan, issuer, year and （征求意见稿）. */
export function kindOf(title: string, issuer: string | null): string {
  let kind = withoutSlogan(title).replace(STATE, '').replace(LOOSE_STATE, '');
  const office = issuer === null ? -1 : kind.indexOf(issuer);
  if (issuer !== null && office >= 0) {
    kind = kind.slice(0, office) + kind.slice(office + issuer.length);
  }
  // A title has at most a few years: `2025年工作总结和2026年工作要点`.
  for (let i = 0, year = findYear(kind); i < 4 && year; i++, year = findYear(kind)) {
    kind = kind.slice(0, year.start) + kind.slice(year.end).replace(YEAR_TAIL, '');
  }
  return kind.replace(/[\s_、，,：:《》“”"·-]+/g, '');
}

/** `创新管理共同发展——某校2010年工作思路`: the title proper comes after the dash. */
function withoutSlogan(title: string): string {
  const dash = title.search(/[—－]{1,2}(?![\d])/);
  const proper = dash < 0 ? '' : title.slice(dash).replace(/^[—－]+/, '');
  return hasKind(proper.replace(STATE, '').trim()) ? proper : title;
}

/**
 * The year in the name of a file that is named for the year after its title's: last year's plan copied for the new
 * draft, whose title is not changed yet. A school year's second half (`2009-2010学年`) is no such year.
 */
function yearAhead(name: string, title: string | null, titled: number | null): number | null {
  if (title === null || titled === null || !NAMED_PLAN.test(name)) {
    return null;
  }
  const found = findYear(name) ?? bareYear(name);
  if (found?.year !== titled + 1 || title.includes(String(found.year)) || title.includes('学年')) {
    return null;
  }
  const before = name.slice(0, found.start);
  const behind = name.slice(found.end);
  const others = [before, behind].some((part) => findYear(part) ?? bareYear(part));
  return others || DAY_TAIL.test(behind) ? null : found.year;
}

function bareYear(name: string): FoundYear | undefined {
  const match = BARE_YEAR.exec(name);
  return match ? { year: Number(match[0]), start: match.index, end: match.index + 4 } : undefined;
}

function yearIn(name: string): number | null {
  const found = findYear(name)?.year;
  if (found !== undefined) {
    return found;
  }
  const digits = BARE_YEAR.exec(name)?.[0] ?? DATE.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

function firstYear(folders: readonly string[]): number | null {
  for (const folder of folders) {
    const year = yearIn(NUMERAL_FOLDER.test(folder) ? `${folder}年` : folder);
    if (year !== null) {
      return year;
    }
  }
  return null;
}

function squeeze(text: string): string {
  return text.trim().replace(/[\s\u3000]+/g, ' ');
}

/** The path of a URI in pieces, escapes resolved; what is no good escape stays as it is. */
function segmentsOf(uri: string): readonly string[] {
  const path = uri.replace(/^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/[^/]*)?/, '').replace(/[?#].*$/, '');
  return path
    .split(/[/\\]/)
    .filter((segment) => segment !== '')
    .map((segment) => {
      try {
        return decodeURIComponent(segment);
      } catch {
        return segment;
      }
    });
}
