import type { NumberingSetting, NumberingSettings } from '../plan/scheme';
import { LEVELS, type Level } from '../plan/tree';
import { isYear } from '../config/config';
import type { ArchiveSettings, PlanCorrection, Settings } from '../messages';
import type { Language } from '../features/say';

const ENCODINGS = ['auto', 'utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
const INDENTS = ['auto', 'full-width', 'none'] as const;
const NUMBERINGS: readonly NumberingSetting[] = ['auto', 'continuous', 'restarting'];

export const DEFAULT_SETTINGS: Settings = {
  rules: {},
  numbering: {},
  language: 'auto',
  encoding: 'auto',
  archive: { folders: [], plans: {} },
  inlayHints: { counterparts: false },
  format: { indent: 'auto' },
  typing: { nextMarker: false },
};

/** Settings from whatever a client sent; what is no setting is left out. */
export function readSettings(value: unknown): Settings {
  if (!isRecord(value)) {
    return DEFAULT_SETTINGS;
  }
  const { language } = value;
  return {
    rules: stringsOf(value['rules']),
    numbering: stringsOf(value['numbering']),
    language: language === 'en' || language === 'zh-CN' ? language : 'auto',
    encoding: ENCODINGS.find((name) => name === value['encoding']) ?? 'auto',
    archive: readArchiveSettings(value['archive']),
    inlayHints: {
      counterparts: isRecord(value['inlayHints']) && value['inlayHints']['counterparts'] === true,
    },
    format: { indent: readIndent(value['format']) },
    typing: { nextMarker: isRecord(value['typing']) && value['typing']['nextMarker'] === true },
  };
}

function readIndent(value: unknown): Settings['format']['indent'] {
  return (isRecord(value) ? INDENTS.find((name) => name === value['indent']) : undefined) ?? 'auto';
}

function readArchiveSettings(value: unknown): ArchiveSettings {
  if (!isRecord(value)) {
    return DEFAULT_SETTINGS.archive;
  }
  const { folders, plans } = value;
  return {
    folders: Array.isArray(folders)
      ? folders.filter((folder): folder is string => typeof folder === 'string')
      : [],
    plans: isRecord(plans)
      ? Object.fromEntries(Object.entries(plans).map(([path, entry]) => [path, readCorrection(entry)]))
      : {},
  };
}

function readCorrection(value: unknown): PlanCorrection {
  if (!isRecord(value)) {
    return {};
  }
  const { year, issuer, series } = value;
  return {
    ...(isYear(year) ? { year } : {}),
    ...(typeof issuer === 'string' && issuer.trim() !== '' ? { issuer } : {}),
    ...(series === false || (typeof series === 'string' && series.trim() !== '') ? { series } : {}),
  };
}

/** The settings' numbering with that of `workplan.json` over it; `auto` leaves a level to be inferred. */
export function mergeNumbering(
  settings: Readonly<Record<string, string>>,
  config: NumberingSettings,
): NumberingSettings {
  const merged: Partial<Record<Level, NumberingSetting>> = {};
  for (const level of LEVELS) {
    const value = config[level] ?? NUMBERINGS.find((name) => name === settings[level]);
    if (value !== undefined && value !== 'auto') {
      merged[level] = value;
    }
  }
  return merged;
}

/**
 * The language of the messages: the setting, else what the client asked for when it started, else its locale, else
 * Chinese. The setting comes first, as it is the only one that can change.
 */
export function languageOf(
  setting: Settings['language'],
  asked: string | undefined,
  locale: string | undefined,
): Language {
  const wanted = (setting === 'auto' ? undefined : setting) ?? asked ?? locale ?? 'zh';
  return /^en\b/i.test(wanted) ? 'en' : 'zh';
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringsOf(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
