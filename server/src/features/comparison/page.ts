import type { Evidence, Link, PlanInfo, Unit } from '../../archive/model';
import type { Message } from '../../rules/rule';
import { differencesBetween, type Piece } from '../sentence-differences';
import { escapeHtml } from './html';
import { comparisonPicture, MOST_DRAWN, swatch } from './picture';
import { PAGE_STYLE } from './style';
import { countKinds, LINK_KINDS, LINK_NAMES } from './words';
import { say, type Language } from '../say';

/** What the page is made from. The plans' `uri` names them in `data-uri`, for whoever opens places. */
export interface Compared {
  readonly prior: PlanInfo;
  readonly draft: PlanInfo;
  readonly links: readonly Link[];
  readonly language: Language;
}

/** Pairs of sentences whose differences are worked out at most; the rest are shown without emphasis. */
const MOST_EMPHASISED = 3000;
/** UTF-16 units of a heading that are shown; one without a full stop is a whole paragraph. */
const LONGEST_HEADING = 160;

/**
 * What the page may load and do: nothing from anywhere, no script; its own style alone. A host that shows the page with
 * a policy of its own replaces this tag.
 */
export const PAGE_POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;

const WORDS = {
  title: { zh: '工作要点对照', en: 'Work plans compared' },
  prior: { zh: '往年要点', en: 'Earlier plan' },
  draft: { zh: '本稿', en: 'Draft' },
  before: { zh: '往年', en: 'Earlier' },
  show: { zh: '显示', en: 'Show' },
  picture: { zh: '图', en: 'Picture' },
  table: { zh: '表', en: 'Table' },
  kind: { zh: '类别', en: 'Kind' },
  evidence: { zh: '依据', en: 'Evidence' },
  caption: {
    zh: '按本稿的顺序排列；取消的项按往年要点的顺序。依据中，删去的文字划去，新写的文字加下划线。',
    en: 'In the order of the draft; dropped items in that of the earlier plan. In the evidence, words that went are struck out, words that came are underlined.',
  },
  same: { zh: '一字未改', en: 'word for word' },
  none: { zh: '无', en: 'none' },
  noEvidence: { zh: '没有相近的句子', en: 'no sentences alike' },
  empty: { zh: '两份要点都没有可以对照的项。', en: 'Neither plan has items to compare.' },
  tooLarge: {
    zh: `项数超过 ${MOST_DRAWN}，不画图；全部结果见下表。`,
    en: `More than ${MOST_DRAWN} items: no picture is drawn; the table has them all.`,
  },
} satisfies Record<string, Message>;

/**
 * A page that shows what became of each unit of an earlier plan: a picture and a table. It stands alone: no script, no
 * resource from anywhere. All text of the plans is escaped.
 */
export function comparisonPage(compared: Compared): string {
  const { prior, draft, links, language } = compared;
  const heading = `${say(WORDS.title, language)}${between(prior, draft, language)}`;
  const picture = comparisonPicture(compared);
  const instead = links.length === 0 ? undefined : say(WORDS.tooLarge, language);
  const drawn = picture ?? (instead === undefined ? '' : `<p>${instead}</p>`);
  return [
    '<!DOCTYPE html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    PAGE_POLICY,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(heading)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    '<header>',
    `<h1>${escapeHtml(heading)}</h1>`,
    '<dl class="plans">',
    ...planRow(prior, say(WORDS.prior, language)),
    ...planRow(draft, say(WORDS.draft, language)),
    '</dl>',
    filter(links, language),
    '</header>',
    '<main>',
    ...(links.length === 0 ? [`<p>${say(WORDS.empty, language)}</p>`] : []),
    ...(drawn === ''
      ? []
      : ['<section>', `<h2>${say(WORDS.picture, language)}</h2>`, `<figure>${drawn}</figure>`, '</section>']),
    ...(links.length === 0 ? [] : table(compared)),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function between({ year: from }: PlanInfo, { year: to }: PlanInfo, language: Language): string {
  if (from === null || to === null) {
    return '';
  }
  return language === 'zh' ? `：${from}年 → ${to}年` : `: ${from} → ${to}`;
}

function planRow({ name, title }: PlanInfo, label: string): string[] {
  const file = title === null ? '' : ` <span class="line">${escapeHtml(name)}</span>`;
  return [`<dt>${label}</dt><dd><bdi>${escapeHtml(title ?? name)}</bdi>${file}</dd>`];
}

function filter(links: readonly Link[], language: Language): string {
  const counts = countKinds(links);
  const boxes = LINK_KINDS.map(
    (kind) =>
      `<label class="k-${kind}"><input type="checkbox" id="show-${kind}" checked>${swatch(kind)}` +
      `${say(LINK_NAMES[kind], language)} <b>${counts[kind]}</b></label>`,
  );
  return `<fieldset class="kinds"><legend>${say(WORDS.show, language)}</legend>${boxes.join('\n')}</fieldset>`;
}

function table({ prior, draft, links, language }: Compared): string[] {
  const head = (message: Message, { year }: { readonly year: number | null }): string =>
    say(message, language) + (year === null ? '' : language === 'zh' ? `（${year}年）` : ` (${year})`);
  const labels = labelsOf(prior, draft, language);
  let emphasised = 0;
  return [
    '<section>',
    `<h2>${say(WORDS.table, language)}</h2>`,
    '<table>',
    `<caption>${say(WORDS.caption, language)}</caption>`,
    '<colgroup><col class="c-kind"><col class="c-unit"><col class="c-unit"><col></colgroup>',
    '<thead><tr>',
    `<th scope="col">${say(WORDS.kind, language)}</th>`,
    `<th scope="col">${head(WORDS.prior, prior)}</th>`,
    `<th scope="col">${head(WORDS.draft, draft)}</th>`,
    `<th scope="col">${say(WORDS.evidence, language)}</th>`,
    '</tr></thead>',
    '<tbody>',
    ...links.map((link, i) => {
      const shown = link.evidence.map((evidence) =>
        pair(evidence, labels, emphasised++ < MOST_EMPHASISED, language),
      );
      return row(link, i, { prior, draft }, shown.join(''), language);
    }),
    '</tbody>',
    '</table>',
    '</section>',
  ];
}

function row(
  { kind, prior, draft }: Link,
  index: number,
  plans: { readonly prior: PlanInfo; readonly draft: PlanInfo },
  evidence: string,
  language: Language,
): string {
  const [uri, first] = draft[0] ? [plans.draft.uri, draft[0]] : [plans.prior.uri, prior[0]];
  const lone = kind === 'new' || kind === 'dropped';
  const proof = evidence === '' && !lone ? soft(WORDS.noEvidence, language) : evidence;
  return (
    `<tr id="link-${index + 1}" class="k-${kind}"${first ? placeOf(uri, first) : ''}>` +
    `<th scope="row">${say(LINK_NAMES[kind], language)}</th>` +
    `<td>${cell(prior, plans.prior.uri, language)}</td>` +
    `<td>${cell(draft, plans.draft.uri, language)}</td>` +
    `<td>${proof}</td></tr>`
  );
}

function cell(units: readonly Unit[], uri: string, language: Language): string {
  return units.length === 0
    ? soft(WORDS.none, language)
    : units.map((unit) => unitOf(unit, uri, language)).join('');
}

function unitOf(unit: Unit, uri: string, language: Language): string {
  const { marker, heading, line } = unit;
  const place = language === 'zh' ? `第${line + 1}行` : `line ${line + 1}`;
  const words = heading.length > LONGEST_HEADING ? `${heading.slice(0, LONGEST_HEADING)}…` : heading;
  return (
    `<span class="unit"${placeOf(uri, unit)}><bdi>${escapeHtml(marker + words)}</bdi> ` +
    `<span class="line">${place}</span></span>`
  );
}

function placeOf(uri: string, { line }: Unit): string {
  return ` data-uri="${escapeHtml(uri)}" data-line="${line}"`;
}

interface Labels {
  readonly prior: string;
  readonly draft: string;
}

/** What stands before the two sentences of a pair: the years, where they tell the plans apart. */
function labelsOf({ year: from }: PlanInfo, { year: to }: PlanInfo, language: Language): Labels {
  return from !== null && to !== null && from !== to
    ? { prior: String(from), draft: String(to) }
    : { prior: say(WORDS.before, language), draft: say(WORDS.draft, language) };
}

function pair({ prior, draft }: Evidence, labels: Labels, emphasise: boolean, language: Language): string {
  const rows = (before: string, after: string): string =>
    `<dl class="pair"><dt>${labels.prior}</dt><dd>${before}</dd><dt>${labels.draft}</dt><dd>${after}</dd></dl>`;
  if (prior === draft) {
    const note = `<span class="same">${say(WORDS.same, language)}</span>`;
    return rows(escapeHtml(prior), note);
  }
  if (!emphasise) {
    return rows(escapeHtml(prior), escapeHtml(draft));
  }
  const differences = differencesBetween(prior, draft);
  return rows(marked(differences.prior, 'del'), marked(differences.draft, 'ins'));
}

function marked(pieces: readonly Piece[], element: 'del' | 'ins'): string {
  return pieces
    .map(({ text, changed }) => (changed ? `<${element}>${escapeHtml(text)}</${element}>` : escapeHtml(text)))
    .join('');
}

function soft(message: Message, language: Language): string {
  return `<span class="none">${say(message, language)}</span>`;
}
