/*
 * How well earlier items are found: prints tables. `--slips` names every unit that came out wrong, by file and
 * line; `--teach` writes the weights anew. Run it with `npm run evaluate`.
 */
import { add, measure, type Counts } from './measure';
import { writeWeights } from './train';
import { heldOut } from './training';
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

function table(name: string, count: (trial: Trial) => ReturnType<typeof measure>, short = false): void {
  head(name);
  const results = trials.map((trial) => ({ trial, ...count(trial) }));
  if (!short) {
    for (const { trial, counts, slips } of results) {
      console.log(line(`${trial.name} (${trial.labels.relation})`, counts));
      if (slipsWanted) {
        slips.forEach((slip) => console.log(`    ${slip.line}: ${slip.what}`));
      }
    }
  }
  const years = results.filter(({ trial }) => /earlier-year|same-plan/.test(trial.labels.relation));
  const others = results.filter((result) => !years.includes(result));
  const own = years.filter(({ trial }) => trial.labels.from === 'examples');
  const published = years.filter((result) => !own.includes(result));
  const total = (some: typeof results): Counts => add(some.map(({ counts }) => counts));
  console.log(line('**earlier years, published**', total(published)));
  console.log(line('**earlier years, samples**', total(own)));
  console.log(line('**other kind or office**', total(others)));
  console.log(line('**all**', total(results)));
}

if (process.argv.includes('--teach')) {
  writeWeights(trials);
} else {
  const models = heldOut(trials);
  table('Taught without the pair, the earlier plan alone', (trial) => measure(trial, models.get(trial)));
  const folders = { plans: readFolder('plans'), examples: readFolder('examples') };
  table("The program's own weights and background", (trial) => measure(trial), true);
  const own = trials.filter(({ labels }) => labels.relation === 'earlier-year');
  head('Taught without the pair, the whole folder as archive (earlier years only)');
  console.log(
    line(
      'published',
      add(
        own
          .filter(({ labels }) => labels.from === 'plans')
          .map((trial) => measure(trial, models.get(trial), folders.plans).counts),
      ),
    ),
  );
}
