/*
 * How well earlier items are found: prints tables. `--slips` names every unit that came out wrong, by file and
 * line; `--teach` writes the weights anew. Run it with `npm run evaluate`.
 */
import type { Background } from '../../server/src/archive/ranking/background';
import type { Model } from '../../server/src/archive/ranking/score';
import { FEATURES } from '../../server/src/archive/ranking/score-board';
import { changed, CHANGES } from './changed';
import { measureLineages } from './lineages';
import { add, measure, type Counts } from './measure';
import { writeWeights } from './train';
import { intruded, smaller, vanished } from './stress';
import { heldOut, type Chosen } from './training';
import { readFolder, readTrials, type Trial } from './trials';

const trials = readTrials();
const slipsWanted = process.argv.includes('--slips');

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${part}/${whole} ${((100 * part) / whole).toFixed(1)}`;
}

function f1({ linked, wronglyLinked, missed }: Counts): string {
  const pairs = 2 * linked + wronglyLinked + missed;
  return pairs === 0 ? '–' : ((2 * linked) / pairs).toFixed(3);
}

function line(name: string, counts: Counts): string {
  const cells = [
    percent(counts.first, counts.continued),
    percent(counts.amongThree, counts.continued),
    percent(counts.sureFirst, counts.sureContinued),
    percent(counts.sureAmongThree, counts.sureContinued),
    percent(counts.verdicts, counts.judged),
    `${counts.falseContinued}+${counts.falseNew}`,
    f1(counts),
  ];
  return `| ${[name, ...cells].join(' | ')} |`;
}

function head(name: string): void {
  console.log(`\n### ${name}\n`);
  console.log('| | P@1 | R@3 | P@1, sure | R@3, sure | verdicts | wrong | links F1 |');
  console.log('|---|---|---|---|---|---|---|---|');
}

type Results = readonly ({ readonly trial: Trial } & ReturnType<typeof measure>)[];

const GROUPS: readonly (readonly [string, (trial: Trial) => boolean])[] = [
  ['**earlier years, published plans**', ({ labels }) => isEarlier(labels) && labels.from === 'plans'],
  ['**earlier years, samples**', ({ labels }) => isEarlier(labels) && labels.from === 'examples'],
  ['**another kind of plan**', ({ labels }) => labels.relation === 'other-kind'],
  ['**another office**', ({ labels }) => labels.relation === 'other-office'],
  ['**all**', () => true],
];

function isEarlier({ relation }: Trial['labels']): boolean {
  return relation === 'earlier-year' || relation === 'same-plan';
}

function total(results: Results, belongs: (trial: Trial) => boolean = () => true): Counts {
  return add(results.filter(({ trial }) => belongs(trial)).map(({ counts }) => counts));
}

function totals(results: Results): void {
  for (const [name, belongs] of GROUPS) {
    if (results.some(({ trial }) => belongs(trial))) {
      console.log(line(name, total(results, belongs)));
    }
  }
}

function results(models?: ReadonlyMap<Trial, Model>, some: readonly Trial[] = trials): Results {
  return some.map((trial) => ({ trial, ...measure(trial, models?.get(trial)) }));
}

/** Pairs one by one, then together. */
function showPairs(models: ReadonlyMap<Trial, Model>): void {
  head('Taught without the pair, the earlier plan alone as archive');
  const all = results(models);
  for (const { trial, counts, slips } of all) {
    console.log(line(`${trial.name} (${trial.labels.relation})`, counts));
    if (slipsWanted) {
      slips.forEach((slip) => console.log(`    ${slip.line}: ${slip.what}`));
    }
  }
  totals(all);
}

/** The earlier plan among all plans of its folder. */
function showFolders(models: ReadonlyMap<Trial, Model>): void {
  head('Taught without the pair, the whole folder as archive');
  const folders = { plans: readFolder('plans'), examples: readFolder('examples') };
  const years = trials.filter(({ labels }) => labels.relation === 'earlier-year' && labels.from === 'plans');
  const all = years.map((trial) => ({ trial, ...measure(trial, models.get(trial), folders.plans) }));
  console.log(line('earlier years, published plans', total(all)));
}

function showChanged(models: ReadonlyMap<Trial, Model>): void {
  head('Taught without the pair, the draft changed by hand (earlier years only)');
  const years = trials.filter(({ labels }) => isEarlier(labels));
  console.log(line('as it is', total(results(models, years))));
  for (const [name, change] of Object.entries(CHANGES)) {
    console.log(
      line(name, add(years.map((trial) => measure(changed(trial, change), models.get(trial)).counts))),
    );
  }
}

/** Groups of pairs of which the counts of what was made of them are told. */
const STRESSED: readonly (readonly [string, (trial: Trial) => boolean])[] = [
  ['earlier years, the ministry', ({ name, labels }) => isEarlier(labels) && name.startsWith('moe')],
  [
    'earlier years, the first document',
    ({ name, labels }) => isEarlier(labels) && name.startsWith('zhongyang'),
  ],
  ['earlier years, the school', ({ name, labels }) => isEarlier(labels) && name.startsWith('sxyz')],
  ...GROUPS.slice(1),
];

/** Verdicts on trials that are made of the labelled ones: which new ones are called continued, and the other way round. */
function showStress(models?: ReadonlyMap<Trial, Model>): void {
  const ways = [vanished, intruded, smaller];
  const rows = trials.map((trial) => {
    const model = models?.get(trial);
    return { trial, counts: ways.map((way) => add(way(trial).map((one) => measure(one, model).counts))) };
  });
  console.log('| | counterpart gone | another office’s unit | small plans: new | small plans: continued |');
  console.log('|---|---|---|---|---|');
  for (const [name, belongs] of STRESSED) {
    const [gone, strange, small] = ways.map((_, i) =>
      add(rows.filter(({ trial }) => belongs(trial)).map(({ counts }) => counts[i] ?? add([]))),
    );
    const cells = [gone, strange, small].map((one) => newOnes(one ?? add([])));
    const kept = small ? percent(small.sureContinued - small.falseNew, small.sureContinued) : '';
    console.log(`| ${[name, ...cells, kept].join(' | ')} |`);
  }
}

/** The share of new units that are told to be new. */
function newOnes({ judged, sureContinued, falseContinued }: Counts): string {
  const made = judged - sureContinued;
  return percent(made - falseContinued, made);
}

/** What each ingredient adds, and what is lost without it. */
function showIngredients(): void {
  const own: Chosen = ['likeness', 'phrase', 'sentence'];
  const best: Chosen = [...own, 'ratio', 'behind'];
  const plans: Chosen = [...best, 'rival', 'plans', 'ratio×plans', 'rival×plans'];
  const steps: readonly (readonly [string, Chosen])[] = [
    ['likeness alone', ['likeness']],
    ['+ phrase, sentence', own],
    ['+ ratio, behind', best],
    ['+ rival', [...best, 'rival']],
    ['+ plans', plans],
    ['+ order', [...plans, 'order']],
    ['+ context: all', FEATURES],
  ];
  // A product goes with its factors.
  const without = FEATURES.filter((feature) => !feature.includes('×')).map(
    (name): readonly [string, Chosen] => [
      `all but ${name}`,
      FEATURES.filter((feature) => !feature.includes(name)),
    ],
  );
  head('What each ingredient adds, taught without the pair; all pairs together');
  for (const [name, chosen] of [...steps, ...without]) {
    console.log(line(name, total(results(heldOut(trials, chosen)))));
  }
  const none: Background = new Map();
  console.log(line('all, without a background', total(results(heldOut(trials, FEATURES, () => none)))));
}

if (process.argv.includes('--teach')) {
  writeWeights(trials);
} else {
  const models = heldOut(trials);
  showPairs(models);
  showFolders(models);
  showChanged(models);
  console.log('\n### Made trials, taught without the pair\n');
  showStress(models);
  showIngredients();
  head("The program's own weights and background, which know all these pairs");
  totals(results());
  const sample = trials.find(({ labels }) => labels.from === 'examples');
  const { years, right } = measureLineages(trials, sample && models.get(sample));
  console.log(
    `\nLineages of the samples, taught without them: ${percent(right, years)} of the years of an item right.`,
  );
}
