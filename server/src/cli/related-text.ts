import type { Relation, Relations, Unit } from '../archive/model';
import { COUNTERPART } from '../archive/relations';
import { LINK_NAMES } from '../features/comparison-words';
import type { Paint } from './color';
import type { Output } from './io';
import type { RelatedReport } from './related';
import type { Language } from './say';
import { cellsOf, cutCells, padCells } from './width';

const NARROWEST = 40;
const WIDEST = 160;
/** Width where there is no terminal to ask. */
const USUAL = 100;
/** Cells of a heading in a column; one without a full stop is a whole paragraph. */
const WIDEST_HEADING = 44;

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
    const shown = related.slice(0, this.limit).map(({ unit: prior, score, evidence, verdict: said }) => ({
      year: prior.plan.year === null ? WORDS[this.language].noYear : String(prior.plan.year),
      heading: cutCells(prior.marker + prior.heading, WIDEST_HEADING),
      place: `${this.names.get(prior.plan.uri) ?? prior.plan.name}:${prior.line + 1}`,
      near: score < COUNTERPART && said !== 'confirmed',
      pair: evidence[0],
    }));
    const yearCells = Math.max(0, ...shown.map(({ year }) => cellsOf(year)));
    const headingCells = Math.max(0, ...shown.map(({ heading }) => cellsOf(heading)));
    const rows = [
      `${this.paint('faint', line)}  ${this.paint(verdict, name)}  ${cutCells(unit.marker + unit.heading, room)}`,
    ];
    for (const { year, heading, place, near, pair } of shown) {
      const text = `${padCells(year, yearCells)}  ${padCells(heading, headingCells)}`;
      const mark = near ? `  ${WORDS[this.language].near}` : '';
      const where = cutCells(place, Math.max(NARROWEST, this.#width - 8 - yearCells - headingCells));
      rows.push(`      ${near ? this.paint('faint', text) : text}  ${this.paint('faint', where + mark)}`);
      if (pair) {
        rows.push(
          this.#sentence('prior', pair.prior, yearCells),
          this.#sentence('draft', pair.draft, yearCells),
        );
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

  #sentence(side: 'prior' | 'draft', sentence: string, indent: number): string {
    const label = `${' '.repeat(8 + indent)}${WORDS[this.language][side]}  `;
    return this.paint('faint', label) + cutCells(sentence, Math.max(20, this.#width - cellsOf(label)));
  }
}
