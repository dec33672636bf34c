/** Word files for the suites, made of pieces of XML. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { docxOf, paragraph } from '../unit/readers/docx-package';
import { eventually, until, workspaceFolder, writeText } from './editor';
import { textOf } from './workbench';

/** Items that Word counts (`1.`), and chapters it does not. */
const NUMBERING =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>' +
  '<w:suff w:val="nothing"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>' +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
const COUNTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

/** A plan of an earlier year of the sample workspace’s office, with numbers that Word counts. */
export const WORD_PLAN = docxOf({
  numbering: NUMBERING,
  document: [
    paragraph('澄川市数据局2021年工作要点'),
    paragraph('2021年全市数据工作的总体要求是：夯实基础，服务大局。'),
    paragraph('一、夯实数据基础'),
    paragraph('征集渡口老船票。面向社会征集渡口旧船票一百件，办好征集公告和鉴定登记。', COUNTED),
    paragraph('修订管理办法。修订《澄川市船票资料管理办法》。', COUNTED),
    paragraph('二、办好开放服务'),
    paragraph('开展主题展览。围绕“渡口记忆”举办展览两场。', COUNTED),
  ].join(''),
});

/** The text that is read from it. */
export const WORD_PLAN_TEXT = [
  '澄川市数据局2021年工作要点',
  '2021年全市数据工作的总体要求是：夯实基础，服务大局。',
  '一、夯实数据基础',
  '1.征集渡口老船票。面向社会征集渡口旧船票一百件，办好征集公告和鉴定登记。',
  '2.修订管理办法。修订《澄川市船票资料管理办法》。',
  '二、办好开放服务',
  '3.开展主题展览。围绕“渡口记忆”举办展览两场。',
  '',
].join('\n');

const CHANGE = 'w:id="1" w:author="甲" w:date="2021-01-01T00:00:00Z"';

/** A piece with one word struck out and one put in. */
export const CHANGED_FILE = docxOf({
  document:
    paragraph('澄川市数据局2021年工作要点') +
    `<w:p><w:r><w:t>一、夯实</w:t></w:r><w:del ${CHANGE}><w:r><w:delText>业务</w:delText></w:r></w:del>` +
    `<w:ins ${CHANGE}><w:r><w:t>数据</w:t></w:r></w:ins><w:r><w:t>基础</w:t></w:r></w:p>`,
});

/** Two items as a colleague sends them. */
export const PIECE_FILE = docxOf({
  numbering: NUMBERING,
  document:
    paragraph('修订制度。完成三项制度修订。', COUNTED) + paragraph('开展培训。举办两期培训班。', COUNTED),
});

/** Bytes that are no Word file, whatever their name says. */
export const BROKEN_FILE = PIECE_FILE.slice(0, 300);

/** Writes a file into the workspace, into a folder that was never used. */
export async function writeBytes(name: string, bytes: Uint8Array): Promise<vscode.Uri> {
  const beside = await writeText('', '空.md');
  const uri = vscode.Uri.joinPath(beside, '..', name);
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

/** The text of the draft that is being shown, as soon as it is another one than before. */
export async function shownDraft(before: vscode.TextDocument | undefined): Promise<vscode.TextDocument> {
  return until('a draft is shown', () => {
    const document = vscode.window.activeTextEditor?.document;
    return document && document !== before && document.isUntitled && document.getText() !== '' && document;
  });
}

/** Whether there is such a file. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** The address of a Word file’s text. */
export function textOfWord(uri: vscode.Uri): vscode.Uri {
  assert.ok(uri.path.startsWith(workspaceFolder().path));
  return vscode.Uri.from({ scheme: 'workplan-word', path: `${uri.path}.txt`, query: uri.toString() });
}

/** The messages that are being shown. */
export async function messages(): Promise<string[]> {
  await vscode.commands.executeCommand('notifications.showList');
  return textOf('.notifications-center .notification-list-item-message');
}

/** Waits until a message holds these words. */
export async function said(words: string): Promise<void> {
  await eventually(async () => {
    const all = await messages();
    assert.ok(
      all.some((message) => message.includes(words)),
      `${words}: ${all.join('\n')}`,
    );
  });
}
