import { window } from 'vscode';

/** How long a remark stays in the status bar, milliseconds. */
const STAYS = 8_000;

/** Says something in the status bar: what was asked for with a key while writing must not be answered by a message that has to be closed. */
export function remark(text: string): void {
  window.setStatusBarMessage(text, STAYS);
}
