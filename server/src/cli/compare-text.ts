import type { Link, Unit } from '../archive/model';
import { countKinds, LINK_KINDS, LINK_NAMES } from '../features/comparison/words';
import type { Paint } from './color';
import type { Language } from './say';
import { cellsOf, cutCells, padCells } from './width';

const NARROWEST = 60;
const WIDEST = 160;
/** Width where there is no terminal to ask. */
const USUAL = 100;

const WORDS = {
  zh: { prior: '往年', draft: '本稿', none: '（没有可以对照的项）', comma: '，' },
  en: { prior: 'prior', draft: 'draft', none: '(no items to compare)', comma: ', ' },
} as const;

/**
 * A comparison for a person, in the order of the links: what became of each unit, with line numbers counted from 1,
 * and under it the two sentences that show it best; at the end how many of each kind there are.
 *
 * @param columns cells of the terminal
 */
export function compareText(
  names: { readonly prior: string; readonly draft: string },
  links: readonly Link[],
  language: Language,
  paint: Paint,
  columns: number | undefined,
): string {
  const width = Math.max(NARROWEST, Math.min(columns ?? USUAL, WIDEST));
  const words = WORDS[language];
  const kindCells = Math.max(...LINK_KINDS.map((kind) => cellsOf(LINK_NAMES[kind][language])));
  const half = Math.floor((width - kindCells - 6) / 2);
  // As wide as the longest name needs, so that both columns stand straight.
  const left = Math.min(
    half,
    Math.max(0, ...links.flatMap(({ prior }) => prior.map((unit) => cellsOf(shown(unit, half))))),
  );
  const rows: string[] = [];
  const sentence = (label: string, text: string): string => {
    const before = ' '.repeat(kindCells + 2) + `${label}  `;
    return paint('faint', before) + cutCells(text, width - cellsOf(before));
  };
  for (const { kind, prior, draft, evidence } of links) {
    const name = padCells(LINK_NAMES[kind][language], kindCells);
    for (let i = 0; i < Math.max(prior.length, draft.length); i++) {
      const [before, after] = [prior[i], draft[i]].map((unit) => (unit ? shown(unit, half) : ''));
      const arrow = i > 0 ? '  ' : prior.length === 0 ? '+ ' : draft.length === 0 ? '- ' : '→ ';
      const label = i === 0 ? paint(kind, name) : ' '.repeat(kindCells);
      rows.push(`${label}  ${padCells(before ?? '', left)} ${arrow}${after ?? ''}`.trimEnd());
    }
    const [best] = evidence;
    if (best) {
      rows.push(sentence(words.prior, best.prior), sentence(words.draft, best.draft));
    }
  }
  const counts = countKinds(links);
  const summary = LINK_KINDS.map((kind) =>
    paint(
      kind,
      language === 'zh' ? `${LINK_NAMES[kind].zh} ${counts[kind]}` : `${counts[kind]} ${LINK_NAMES[kind].en}`,
    ),
  ).join(words.comma);
  const title = [names.prior, names.draft].map((name) => paint('file', cutCells(name, width - 3)));
  return [title.join(' →\n'), '', ...(links.length === 0 ? [words.none] : [...rows, '', summary]), ''].join(
    '\n',
  );
}

/** Marker, heading and line. */
function shown({ marker, heading, line }: Unit, cells: number): string {
  const place = ` :${line + 1}`;
  return cutCells(marker + heading, Math.max(20, cells - cellsOf(place))) + place;
}
