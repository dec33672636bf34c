/** A plan of chapters and items with these numbers: `1 2 3 | 4 5`. */
export function chaptersOfItems(numbers: string): string {
  const names = '一二三四五六七八九';
  return numbers
    .split('|')
    .map((chapter, i) => {
      const items = chapter.trim().split(/\s+/).filter(Boolean);
      return [`${names.charAt(i)}、章`, ...items.map((number) => `${number}.项。文。`)].join('\n');
    })
    .join('\n');
}
