// @ts-check
// The extension as people get it: packed into a .vsix and installed.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { projectDir } from '../../scripts/vscode/paths.mjs';
import { SetupError } from '../../scripts/vscode/say.mjs';

/**
 * @param {import('./runner.mjs').TestVSCode} vscode
 * @param {import('./runner.mjs').Folders} folders
 */
export async function installPacked(vscode, folders) {
  const file = path.join(folders.root, 'workplan.vsix');
  await createVSIX({
    cwd: projectDir,
    packagePath: file,
    // Everything is bundled, so no node_modules go along.
    dependencies: false,
    // The project names no repository that the README's pictures could be linked to.
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });

  const args = [
    '--install-extension',
    file,
    `--user-data-dir=${folders.userData}`,
    `--extensions-dir=${folders.extensions}`,
  ];
  // On Windows the command line program is a .cmd file, which only a shell can start.
  const installed =
    process.platform === 'win32'
      ? spawnSync([vscode.cli, ...args].map((part) => `"${part}"`).join(' '), {
          shell: true,
          encoding: 'utf8',
        })
      : spawnSync(vscode.cli, args, { encoding: 'utf8', env: { ...process.env, ...vscode.env } });
  if (installed.status !== 0) {
    throw new SetupError(
      `The packed extension could not be installed:\n${installed.stdout}${installed.stderr}`,
    );
  }
}

/**
 * What packing can break, by full title: a file that was left out, a path that holds in this folder alone, a
 * contribution that VS Code reads from the package. One test of each kind; all the others would find nothing here
 * that they do not find in development mode.
 */
export const packedTests = [
  'the files of the extension are all there',
  ...[
    'is recognised by the file name 某局2026年工作要点.txt',
    'starts the extension when a plan is opened',
    'is the extension under test, not another that happens to be installed',
    'brings settings that suit Chinese prose',
    'has every command it announces',
  ].map((title) => `the language 工作要点 ${title}`),
  ...[
    'finds the dozen slips of the sample draft, each once',
    'says what is wrong, why, and where the explanation is',
  ].map((title) => `diagnostics ${title}`),
  'settings and workplan.json takes a level from workplan.json at once',
  'features, as the editor asks for them semantic tokens: titles, markers and names',
  ...[
    'squiggles under the slips, and the Problems panel in Chinese',
    'the status item: what the plan is made of',
    'colours in the theme Default Light Modern: titles, markers and names stand out from the text',
    'the outline as a text beside the plan',
    'the page of a rule',
  ].map((title) => `what a user sees and does in the window ${title}`),
  ...[
    'the next item with places to fill in, found by its letters and taken with Tab',
    'snippets are found by pinyin, in the blanks that stand there already or in those of an official text',
    'chapters, items and points can be inserted by name',
  ].map((title) => `completion, as a drafter uses it without earlier plans ${title}`),
  ...[
    'by command: one step, and one undo gives the text back renumbers the plan',
    'as code actions and by formatting a quick fix is applied in one step',
    'as code actions and by formatting the document is formatted in one step, and formatted it stays',
    'in the window keys move an item up and down, and renumber',
    'in the window the editor’s context menu has a menu of its own for drafts',
    'in the window a new plan from an earlier one: which, for which year, and with how much of its text',
  ].map((title) => `editing a draft ${title}`),
  'the plan outline lists chapters and items with their numbers',
  'the plan outline moves an item where it is dragged, and one undo brings it back',
  'the Enter key writes the next marker behind an item, and one undo takes back both',
  'marks that come in pairs as a key of the input method “”: closed, the caret inside; the closing mark is typed over; Backspace takes both',
  'pasting a piece from elsewhere is plain; then the user may choose that it fits the plan, and one undo takes it back',
  'words set in 《》 by a command by a key',
  'the plans of earlier years are counted in the status item',
  'the plans of earlier years are kept between two starts',
  'earlier years, as the editor asks for them hover: on an item its counterparts, the sentences that prove them, and links that lead there',
  'the view of earlier years follows the caret, and says what is new',
  'a draft compared with an earlier year as a page with a picture and a table, whose places are links',
  'a Word file imported is a draft of the same name, its automatic numbers written out, opened and not saved',
  'a Word file that is looked at as a page has the look of a document: title, chapters, items that run on',
  'a draft exported to Word with typed numbers is a file that gives the same text when it is imported',
  'the language server behind the editor starts anew at the user’s command',
];
