import { encodeLike } from './encode-text';
import type { Failure } from './inputs';
import type { PlanInput } from './plan-input';
import { replaceFile, writeFailure } from './write-file';

/**
 * Writes a plan's new text to the file it was read from, in its encoding.
 *
 * @returns why nothing was written; undefined when it was
 */
export async function writeBack(
  { input, bytes, decoded }: PlanInput,
  text: string,
): Promise<Failure | undefined> {
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
