import { sentencesOf } from '../../server/src/archive/ranking/evidence';
import type { Unit } from '../../server/src/archive/model';
import type { Trial } from './trials';

/** Ways to make a harder trial of one that is labelled; the labels stay right. */
export const CHANGES: Readonly<Record<string, (units: readonly Unit[]) => readonly Unit[]>> = {
  'the draft in reverse order, without chapters': (units) =>
    [...units].reverse().map((unit) => ({ ...unit, context: '' })),
  'every second sentence of each item gone': halved,
  'the headings gone': headless,
};

/** The changes that leave less to go by. */
export const SHORTENED = [halved, headless];

function halved(units: readonly Unit[]): readonly Unit[] {
  return units.map((unit) => {
    const sentences = sentencesOf(unit.text);
    return { ...unit, text: sentences.filter((_, i) => i % 2 === 0).join('') };
  });
}

function headless(units: readonly Unit[]): readonly Unit[] {
  return units.map((unit) => {
    const body = unit.text.slice(unit.heading.length).replace(/^[。\s]+/, '');
    const text = body === '' ? unit.text : body;
    return { ...unit, heading: text.split(/[。\n]/)[0] ?? '', text };
  });
}

export function changed(trial: Trial, change: (units: readonly Unit[]) => readonly Unit[]): Trial {
  return { ...trial, draft: { ...trial.draft, units: change(trial.draft.units) } };
}
