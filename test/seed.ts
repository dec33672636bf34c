// The same random texts in every run, so that a change is judged by what it changed. `WORKPLAN_SEED=random` draws others,
// `WORKPLAN_SEED=1234` draws those of a failure again; fast-check prints the seed.
import fc from 'fast-check';

const wanted = process.env['WORKPLAN_SEED'];
if (wanted !== 'random') {
  fc.configureGlobal({ seed: wanted === undefined ? 20_261_122 : Number(wanted) });
}
