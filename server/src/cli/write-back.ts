import type { Message } from '../rules/rule';
import { encodeLike } from './encode-text';
import type { Failure } from './inputs';
import type { PlanInput } from './plan-input';
import { replaceFile, writeFailure } from './write-file';

const NO_TEXT: Message = {
  zh: '这不是纯文本文件，不能写回，没有改动；请先导入为纯文本：workplan import',
  en: 'this is no plain text and is not written back; nothing was changed; import it first: workplan import',
};

/**
 * Writes a plan's new text to the file it was read from, in its encoding.
 *
 * @returns why nothing was written; undefined when it was
 */
export async function writeBack(
  { input, bytes, decoded, document }: PlanInput,
  text: string,
): Promise<Failure | undefined> {
  if (document) {
    return { name: input.name, reason: NO_TEXT };
  }
  const encoded = encodeLike(bytes, decoded, text);
  if ('refusal' in encoded) {
    return { name: input.name, reason: encoded.refusal };
  }
  try {
    await replaceFile(input.path ?? '', encoded.bytes, bytes);
    return undefined;
  } catch (error) {
    return writeFailure(input.name, error);
  }
}
