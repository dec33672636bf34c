import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../../server/src/archive/readers/text';
import { countTerms } from '../../server/src/archive/terms';
import { unitsOf } from '../../server/src/archive/unit';
import { parse } from '../../server/src/plan/parser';

/** The folders whose plans the background is counted from. */
export const PUBLISHED = path.join(import.meta.dirname, '../../../shared/plans');
export const EXAMPLES = path.join(import.meta.dirname, '../../examples');

/** A plan's units and the office it is from. */
export interface Sample {
  readonly file: string;
  readonly office: string;
  readonly texts: readonly string[];
}

/** Units of one office that count; an office with many plans must not decide what is common. */
const MOST_OF_AN_OFFICE = 60;
/** Pairs of characters that are kept stand in so many units, of so many offices. */
const FEWEST_UNITS = 3;
const FEWEST_OFFICES = 2;

/** The plans of both folders, in the order of their names; those of the first only where it exists. */
export function readSamples(): readonly Sample[] {
  return [PUBLISHED, EXAMPLES].flatMap((folder) =>
    !existsSync(folder)
      ? []
      : readdirSync(folder)
          .filter((file) => file.endsWith('.txt'))
          .sort()
          .map((file) => ({
            file,
            office: folder === EXAMPLES ? 'examples' : (file.split('-')[0] ?? file),
            texts: unitsOf(parse(textOf(path.join(folder, file)))).map(({ text }) => text),
          })),
  );
}

function textOf(file: string): string {
  const decoded = decodeText(readFileSync(file));
  return 'text' in decoded ? decoded.text : '';
}

/** In which share of the units a term stands, every office counting for at most {@link MOST_OF_AN_OFFICE} units. */
export function measureBackground(samples: readonly Sample[]): ReadonlyMap<number, number> {
  const offices = new Map<string, string[]>();
  for (const { office, texts } of samples) {
    offices.set(office, [...(offices.get(office) ?? []), ...texts]);
  }
  const found = new Map<number, { weight: number; units: number; offices: number }>();
  let total = 0;
  for (const texts of offices.values()) {
    const weight = Math.min(1, MOST_OF_AN_OFFICE / Math.max(1, texts.length));
    total += weight * texts.length;
    const counts = new Map<number, number>();
    for (const text of texts) {
      for (const term of countTerms(text).keys()) {
        counts.set(term, (counts.get(term) ?? 0) + 1);
      }
    }
    for (const [term, units] of counts) {
      const entry = found.get(term) ?? { weight: 0, units: 0, offices: 0 };
      found.set(term, {
        weight: entry.weight + weight * units,
        units: entry.units + units,
        offices: entry.offices + 1,
      });
    }
  }
  const shares = new Map<number, number>();
  for (const [term, { weight, units, offices: many }] of found) {
    if (units >= FEWEST_UNITS && many >= FEWEST_OFFICES) {
      shares.set(term, weight / total);
    }
  }
  return shares;
}
