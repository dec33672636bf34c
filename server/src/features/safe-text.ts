/** Characters that nothing shown must take from a plan: controls, and marks that turn the direction of what follows. */
const UNSAFE = /(?![\t\n])[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** Text of a plan in which a blank stands for every character that would steer how the text around it is shown. */
export function withoutControls(text: string): string {
  return text.replace(UNSAFE, ' ');
}
