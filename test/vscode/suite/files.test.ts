import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the files of the extension', () => {
  it('are all there', async () => {
    const extension = vscode.extensions.getExtension('workplan.workplan');
    assert.ok(extension);
    // `bin` is the command line, which is no part of the package.
    const { main, browser, icon, contributes } = extension.packageJSON as Record<string, unknown>;
    const named = [...filesIn({ main, browser, icon, contributes })];
    for (const known of ['dist/client.js', 'snippets/workplan.json', 'images/icon.png']) {
      assert.ok(named.includes(known), `${known} is found in the manifest`);
    }
    const own = ['dist/server.js', 'dist/related.js', 'dist/related.css', 'dist/comparison.js'];
    const words = ['package.nls.zh-cn.json', 'l10n/bundle.l10n.zh-cn.json', 'docs/rules/README.md'];
    for (const file of [...named, ...own, ...words]) {
      const stat = await vscode.workspace.fs.stat(vscode.Uri.joinPath(extension.extensionUri, file));
      assert.ok(stat.size > 0, file);
    }
  });
});

/** Every file that a manifest names, wherever in it, by its path below the extension's folder. */
function* filesIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (/^(?:\.\/)?[\w-]+\/[\w./-]+\.(?:js|json|svg|png|md)$/.test(value)) yield value.replace(/^\.\//, '');
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) yield* filesIn(part);
  }
}
