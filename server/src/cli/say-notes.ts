import type { ReadingNote } from '../archive/readers/document';
import { wordsOfNote } from '../archive/readers/notes';
import type { Io } from './io';
import { complain, saidOf, type Language } from './say';

/** Says on standard error what was left out of a file, or decided, in one line; nothing where all was read. */
export function sayNotes(io: Io, language: Language, name: string, notes: readonly ReadingNote[]): void {
  if (notes.length > 0) {
    const words = notes.map((note) => wordsOfNote(note, 'accepted'));
    const said = {
      zh: words.map(({ zh }) => zh).join('；'),
      en: words.map(({ en }) => en).join('; '),
    };
    complain(io, saidOf(name, said)[language]);
  }
}
