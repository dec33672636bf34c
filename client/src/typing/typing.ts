import { commands, Disposable } from 'vscode';
import type { PlanClient } from '../client';
import { QUOTES, TITLE_MARKS } from './marks';
import { NextMarker } from './nextMarker';
import { offerPasteThatFits } from './pasteFit';
import { Pastes } from './pastes';
import { surround } from './surround';

/** What helps with writing: the marker after Enter, a piece pasted to fit, words set in 《》 or “”. */
export function registerTyping(client: PlanClient): Disposable {
  const pastes = new Pastes();
  return Disposable.from(
    new NextMarker(client, pastes),
    offerPasteThatFits(client, pastes) ?? new Disposable(() => undefined),
    commands.registerCommand('workplan.surroundWithTitleMarks', () => surround(TITLE_MARKS)),
    commands.registerCommand('workplan.surroundWithQuotes', () => surround(QUOTES)),
  );
}
