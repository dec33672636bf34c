import type { ShowDifferencesArgs } from '../../../server/src/protocol';

/** Whether a command's argument is what the server's code actions carry: anybody may call a command. */
export function isShowDifferencesArgs(value: unknown): value is ShowDifferencesArgs {
  return hasPlace(value) && 'prior' in value && hasPlace(value.prior);
}

function hasPlace(value: unknown): value is { readonly uri: string; readonly line: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'uri' in value &&
    typeof value.uri === 'string' &&
    'line' in value &&
    Number.isInteger(value.line)
  );
}
