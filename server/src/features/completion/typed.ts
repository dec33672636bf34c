/** Characters beyond which nothing typed is matched further. */
const MAX_TYPED = 60;

/**
 * Whether the characters typed occur in the words in their order, blanks left aside and capitals like small
 * letters: 数要 finds 数据要素. That is what editors filter their lists by.
 */
export function matches(typed: string, words: string): boolean {
  const wanted = typed.replace(/\s+/g, '').slice(0, MAX_TYPED).toLowerCase();
  const text = words.toLowerCase();
  let at = 0;
  for (const char of wanted) {
    at = text.indexOf(char, at) + 1;
    if (at === 0) {
      return false;
    }
  }
  return true;
}
