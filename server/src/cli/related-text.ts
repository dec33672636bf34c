import type { Evidence, PlanInfo, RelatedUnit, Relation, Relations, Unit } from '../archive/model';
import { COUNTERPART } from '../archive/ranking/relations';
import { LINK_NAMES } from '../features/comparison/words';
import type { Paint } from './color';
import type { Output } from './io';
import type { RelatedReport } from './related';
import type { Language } from './say';
import { cellsOf, cutCells, padCells, printable } from './width';

const NARROWEST = 60;
const WIDEST = 160;
/** Width where there is no terminal to ask. */
const USUAL = 100;
/** Cells of a heading in a column; one without a full stop is a whole paragraph. */
const WIDEST_HEADING = 44;
/** Cells before an earlier unit. */
const INDENT = 6;
const GAP = '  ';

const WORDS = {
  zh: {
    series: '往年要点：',
    none: '往年资料中没有早于本稿的同类要点',
    noUnits: '（没有可以对照的项）',
    near: '相近',
    prior: '往年',
    draft: '本稿',
    year: (year: number) => `${year}年`,
    noYear: '年份不明',
    summary: (all: number, fresh: number) => `共 ${all} 项：延续 ${all - fresh}，新增 ${fresh}`,
  },
  en: {
    series: 'Earlier plans: ',
    none: 'No earlier plan of the same office and kind',
    noUnits: '(no items to compare)',
    near: 'near',
    prior: 'prior',
    draft: 'draft',
    year: (year: number) => String(year),
    noYear: 'no year',
    summary: (all: number, fresh: number) =>
      `${all} ${all === 1 ? 'item' : 'items'}: ${all - fresh} continued, ${fresh} new`,
  },
} as const;

/**
 * Related items for a person: per unit its line, verdict and heading; per earlier unit its year, heading and place,
 * and the two sentences that show it best. What only comes near a counterpart is faint.
 */
export class RelatedText implements RelatedReport {
  readonly #width: number;
  #units = 0;
  #fresh = 0;

  constructor(
    readonly out: Output,
    readonly language: Language,
    readonly paint: Paint,
    readonly names: ReadonlyMap<string, string>,
    readonly limit: number,
    /** Whether only one unit was asked for, so that there is nothing to sum up. */
    readonly single: boolean,
  ) {
    this.#width = Math.max(NARROWEST, Math.min(out.columns ?? USUAL, WIDEST));
  }

  begin(file: string, relations: Relations): void {
    const words = WORDS[this.language];
    const years = relations.series
      .filter(({ included }) => included)
      .map(({ plan }) => (plan.year === null ? cutCells(plan.name, WIDEST_HEADING) : words.year(plan.year)));
    const series =
      years.length === 0 ? words.none : words.series + years.join(this.language === 'zh' ? '、' : ', ');
    this.out.write(`${this.paint('file', cutCells(file, this.#width))}\n${series}\n\n`);
  }

  unit(unit: Unit, { verdict, related }: Relation): void {
    this.#units++;
    this.#fresh += verdict === 'new' ? 1 : 0;
    const line = String(unit.line + 1).padStart(4);
    const name = LINK_NAMES[verdict][this.language];
    const room = this.#width - line.length - cellsOf(name) - 4;
    const priors = related.slice(0, this.limit);
    const yearCells = Math.max(0, ...priors.map(({ unit: { plan } }) => cellsOf(this.#year(plan))));
    const half = Math.floor((this.#width - INDENT - yearCells - 2 * GAP.length) / 2);
    const shown = priors.map((prior) => this.#shown(prior, Math.min(half, WIDEST_HEADING), half));
    const headingCells = Math.max(0, ...shown.map(({ heading }) => cellsOf(heading)));
    const rows = [
      `${this.paint('faint', line)}  ${this.paint(verdict, name)}  ${cutCells(unit.marker + unit.heading, room)}`,
    ];
    for (const { year, heading, place, near, pair } of shown) {
      const text = padCells(year, yearCells) + GAP + padCells(heading, headingCells);
      rows.push(
        ' '.repeat(INDENT) + (near ? this.paint('faint', text) : text) + GAP + this.paint('faint', place),
      );
      if (pair) {
        const indent = INDENT + yearCells + GAP.length;
        rows.push(this.#sentence('prior', pair.prior, indent), this.#sentence('draft', pair.draft, indent));
      }
    }
    this.out.write(rows.map((row) => `${row}\n`).join('') + '\n');
  }

  end(): void {
    if (this.single) {
      return;
    }
    const words = WORDS[this.language];
    this.out.write(`${this.#units === 0 ? words.noUnits : words.summary(this.#units, this.#fresh)}\n`);
  }

  #shown({ unit, score, evidence, verdict }: RelatedUnit, headingCells: number, placeCells: number): Shown {
    const near = score < COUNTERPART && verdict !== 'confirmed';
    const place = printable(`${this.names.get(unit.plan.uri) ?? unit.plan.name}:${unit.line + 1}`);
    const mark = near ? GAP + WORDS[this.language].near : '';
    return {
      year: this.#year(unit.plan),
      heading: cutCells(unit.marker + unit.heading, headingCells),
      // The end of a place says more than its beginning; off a terminal nothing of it is cut.
      place: (this.out.isTerminal ? lastCells(place, placeCells - cellsOf(mark)) : place) + mark,
      near,
      pair: evidence[0],
    };
  }

  #year({ year }: PlanInfo): string {
    return year === null ? WORDS[this.language].noYear : String(year);
  }

  #sentence(side: 'prior' | 'draft', sentence: string, indent: number): string {
    const label = `${' '.repeat(indent)}${WORDS[this.language][side]}${GAP}`;
    return this.paint('faint', label) + cutCells(sentence, Math.max(20, this.#width - cellsOf(label)));
  }
}

interface Shown {
  readonly year: string;
  readonly heading: string;
  readonly place: string;
  readonly near: boolean;
  readonly pair: Evidence | undefined;
}

/** The end of a text that may be printed, cut to a number of cells; dots at its beginning say that it was cut. */
function lastCells(text: string, limit: number): string {
  if (cellsOf(text) <= limit) {
    return text;
  }
  let result = '';
  for (const char of Array.from(text).reverse()) {
    if (cellsOf(char + result) > limit - 3) {
      break;
    }
    result = char + result;
  }
  return `...${result}`;
}
