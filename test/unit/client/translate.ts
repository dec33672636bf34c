import bundle from '../../../l10n/bundle.l10n.zh-cn.json';
import type { Translate } from '../../../client/src/statusText';

/** `vscode.l10n.t` of an English VS Code. */
export const english: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)]));

/** `vscode.l10n.t` of a Chinese VS Code. */
export const chinese: Translate = (message, ...args) => {
  const translations: Readonly<Record<string, string>> = bundle;
  const translated = translations[message];
  if (translated === undefined) {
    throw new Error(`no translation of “${message}”`);
  }
  return english(translated, ...args);
};
