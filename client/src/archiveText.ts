import type { ArchiveStatus } from '../../server/src/protocol';
import type { Translate } from './statusText';

/** What the status item says of earlier years. */
export interface ArchiveText {
  readonly text: string;
  readonly detail: string;
  readonly busy: boolean;
  /** Whether something could not be read. */
  readonly warn: boolean;
}

/** Files that are named with their reasons; of more there is only the number, and a list on demand. */
const MOST_NAMED = 3;

/** Words for how far the earlier plans have been read. */
export function archiveText(status: ArchiveStatus | undefined, t: Translate): ArchiveText {
  if (!status) {
    return { text: t('Earlier plans: not read yet'), detail: '', busy: false, warn: false };
  }
  const { state, plans, units, skipped } = status;
  if (state === 'off') {
    return {
      text: t('No earlier plans'),
      detail: skippedText(skipped, t),
      busy: false,
      warn: skipped.length > 0,
    };
  }
  return {
    text:
      state === 'loading'
        ? t('Reading earlier plans: {0} so far', plans)
        : t('Earlier plans: {0}, with {1} items', plans, units),
    detail: skippedText(skipped, t),
    busy: state === 'loading',
    warn: skipped.length > 0,
  };
}

function skippedText(skipped: ArchiveStatus['skipped'], t: Translate): string {
  if (skipped.length === 0) {
    return '';
  }
  const named = skipped
    .slice(0, MOST_NAMED)
    .map(({ uri, reason }) => t('{0} ({1})', nameOf(uri), reason.replace(/[。.]$/, '')));
  const more = skipped.length - named.length;
  return t('Left out: {0}', [...named, ...(more > 0 ? [t('{0} more', more)] : [])].join(t('; ')));
}

/** The file's name in a URI. */
function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
