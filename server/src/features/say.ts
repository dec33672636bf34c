import type { Level } from '../plan/tree';
import type { Message } from '../rules/rule';
import { LEVEL_NAMES } from '../rules/wording';

/** The languages every sentence is written in. */
export type Language = 'zh' | 'en';

/** The sentence in the language asked for. */
export function say(message: Message, language: Language): string {
  return message[language];
}

/** `3 章`, `20 项`; in English with its plural. */
export function countOf(level: Level, count: number, language: Language): string {
  const name = LEVEL_NAMES[level][language];
  return language === 'en' && count !== 1 ? `${count} ${name}s` : `${count} ${name}`;
}
