// @ts-check
import fs from 'node:fs';
import path from 'node:path';

/**
 * Lets VS Code's server take Chinese for its display language when the browser asks for it. Microsoft's language pack
 * is not to be had without its gallery, and without any pack VS Code tells extensions that its language is English.
 * This one holds no words of VS Code's own: they stay English, the extension's are Chinese.
 *
 * @param {string} userData
 */
export function writeChinesePack(userData) {
  const words = path.join(userData, 'zh-cn.i18n.json');
  const pack = {
    hash: 'workplan',
    label: '中文（简体）',
    extensions: [{ extensionIdentifier: { id: 'workplan.chinese' }, version: '1.0.0' }],
    translations: { vscode: words },
  };
  fs.mkdirSync(path.join(userData, 'User'), { recursive: true });
  fs.writeFileSync(words, JSON.stringify({ version: '1.0.0', contents: {} }));
  fs.writeFileSync(path.join(userData, 'languagepacks.json'), JSON.stringify({ 'zh-cn': pack }));
  // Without this file the server takes English for granted; with it, it goes by what the browser asks for.
  fs.writeFileSync(path.join(userData, 'User/argv.json'), '{}');
}
