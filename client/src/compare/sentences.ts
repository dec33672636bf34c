/** What ends a sentence, with the marks that close what it stands in. */
const SENTENCE = /[^。！？\n]*(?:[。！？][”’）》]*|\n|$)/gy;

/**
 * A text with each sentence on a line of its own: an item is one long paragraph, and a comparison line by line
 * would show it as changed from end to end.
 */
export function sentencesPerLine(text: string): string {
  const sentences: string[] = [];
  for (const [match] of text.matchAll(SENTENCE)) {
    const sentence = match.trim();
    if (sentence !== '') {
      sentences.push(sentence);
    }
  }
  return sentences.map((sentence) => `${sentence}\n`).join('');
}
