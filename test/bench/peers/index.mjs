// @ts-check
import { autocorrectFormat, autocorrectLint } from './autocorrect.mjs';
import { floor } from './floor.mjs';
import { markdownlint } from './markdownlint.mjs';
import { remarkLintPeer } from './remark.mjs';
import { textlint } from './textlint.mjs';
import { zhlint } from './zhlint.mjs';

export const peers = [
  floor,
  autocorrectFormat,
  autocorrectLint,
  remarkLintPeer,
  markdownlint,
  zhlint,
  textlint,
];
