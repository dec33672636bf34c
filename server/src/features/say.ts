import type { Message } from '../rules/rule';
import type { Level } from '../plan/tree';

/** The languages every sentence is written in. */
export type Language = 'zh' | 'en';

/** The sentence in the language asked for. */
export function say(message: Message, language: Language): string {
  return message[language];
}

/** What a level is called. */
export const LEVEL_NAMES: Readonly<Record<Level, Message>> = {
  chapter: { zh: '章', en: 'chapter' },
  section: { zh: '节', en: 'section' },
  item: { zh: '项', en: 'item' },
  point: { zh: '点', en: 'point' },
};

/** `3 章`, `20 项`; in English with its plural. */
export function countOf(level: Level, count: number, language: Language): string {
  const name = LEVEL_NAMES[level][language];
  return language === 'en' && count !== 1 ? `${count} ${name}s` : `${count} ${name}`;
}

/**
 * The text, cut to at most `limit` UTF-16 units with an ellipsis at the end. Never cuts a character in half.
 */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) {
    return text;
  }
  const last = text.charCodeAt(limit - 2);
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 2 : limit - 1;
  return `${text.slice(0, end)}…`;
}
