// @ts-check
// A second run, in a workspace that the user does not trust: its settings name a folder outside it. Only the headless
// stand-in can do it, since `runTests` starts the desktop program with trust switched off.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeQuietSettings } from '../../scripts/vscode/settings.mjs';
import { bundleSuite } from './bundle.mjs';
import { runSuite } from './runner.mjs';

/** Title and item are in no other plan. */
const plan = [
  '澄川市数据局2021年工作要点',
  '',
  '2021年全市数据工作的总体要求是：推动数据工作高质量发展。',
  '一、夯实数据基础',
  '1.征集渡口老船票。面向社会征集渡口旧船票一百件，办好征集公告和鉴定登记。',
  '',
].join('\n');

/**
 * @param {import('./runner.mjs').TestVSCode} vscode
 * @param {import('./runner.mjs').Folders} folders
 * @param {string} extension
 */
export async function runUntrusted(vscode, folders, extension) {
  if (vscode.kind === 'desktop') {
    console.log('Skipped: the desktop VS Code under test trusts every workspace.');
    return { passed: 0, failed: 0, skipped: 1 };
  }
  console.log('\nTesting in a workspace that is not trusted.');
  const outside = path.join(folders.root, '往年资料');
  const settings = path.join(folders.workspace, '.vscode');
  for (const folder of [outside, settings]) fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(outside, '澄川市数据局2021年工作要点.txt'), plan);
  fs.writeFileSync(
    path.join(settings, 'settings.json'),
    JSON.stringify({
      'workplan.archive.folders': [outside],
      'workplan.export.template': path.join(outside, '模板.dotx'),
    }),
  );
  const userData = path.join(folders.root, 'user-data-untrusted');
  writeQuietSettings(userData, {
    'workplan.language': 'zh-CN',
    'security.workspace.trust.banner': 'never',
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.enabled': true,
  });
  return runSuite(
    vscode,
    { ...folders, userData },
    {
      suite: await bundleSuite(fileURLToPath(new URL('untrusted', import.meta.url))),
      extension,
      env: { VSCODE_HEADLESS_TRUST: 'asked' },
    },
  );
}
