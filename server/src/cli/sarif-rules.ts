import { UNUSED_IGNORE } from '../config/ignores';
import { EVERY_RULE } from '../features/rules-of';
import type { Message, RuleDescription, RuleLevel, Severity } from '../rules/rule';
import type { Language } from './say';

/** SARIF's levels; it does not tell info from hint. */
export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

const DESCRIBED: readonly RuleDescription[] = [
  ...EVERY_RULE,
  {
    code: UNUSED_IGNORE,
    level: 'hint',
    title: { zh: '忽略项已经没有作用', en: 'an ignore hides nothing any more' },
    description: {
      zh: '`workplan.json` 里的一条忽略没有与任何问题相符：那一处已经改好，或者文字已经变了。可以把它删去。',
      en: 'An ignore in `workplan.json` fits no finding: the place was mended, or its words have changed. It can go.',
    },
  },
];

/** The rules as SARIF describes them, in the order of {@link ruleIndex}; the help is in both languages. */
export function sarifRules(language: Language): object[] {
  const other = language === 'zh' ? 'en' : 'zh';
  return DESCRIBED.map(({ code, level, title, description }) => ({
    id: code,
    name: nameOf(code),
    shortDescription: { text: title[language] },
    fullDescription: { text: plain(description[language]), markdown: description[language] },
    help: both(description, language, other),
    defaultConfiguration: configurationOf(level),
  }));
}

/** Where a code stands in {@link sarifRules}; -1 for a code that is none. */
export function ruleIndex(code: string): number {
  return DESCRIBED.findIndex((rule) => rule.code === code);
}

function both(description: Message, first: Language, second: Language): { text: string; markdown: string } {
  const markdown = `${description[first]}\n\n${description[second]}`;
  return { text: plain(markdown), markdown };
}

function configurationOf(level: RuleLevel): object {
  return level === 'off' ? { enabled: false } : { level: LEVELS[level] };
}

/** `numbering/item-gap` -> `NumberingItemGap`: SARIF asks for a name in Pascal case. */
function nameOf(code: string): string {
  return code.replace(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Markdown without its marks. */
function plain(markdown: string): string {
  return markdown.replace(/\[([^\]\n]{0,200})\]\([^)\n]{0,400}\)/g, '$1').replace(/[*`]/g, '');
}
