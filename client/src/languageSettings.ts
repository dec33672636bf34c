import { workspace } from 'vscode';
import type { ConfigurationMiddleware } from 'vscode-languageclient';
import type { Settings } from '../../server/src/protocol';
import { LANGUAGE_ID } from './language';

/** The section of the settings that the server asks for. */
const SECTION = 'workplan';

/**
 * Adds to the settings what the user set for our language alone (`"[workplan]": { … }`): the server asks for them
 * once for all documents, and in the protocol it cannot name a language.
 */
export const settingsOfLanguage: NonNullable<ConfigurationMiddleware['configuration']> = async (
  params,
  token,
  next,
) => {
  const sections: unknown = await next(params, token);
  return Array.isArray(sections)
    ? sections.map((values: unknown, i) =>
        params.items[i]?.section === SECTION && typeof values === 'object' && values !== null
          ? { ...values, ...ofLanguage() }
          : values,
      )
    : [];
};

function ofLanguage(): Partial<Settings> {
  const settings = workspace.getConfiguration(SECTION, { languageId: LANGUAGE_ID });
  return {
    format: { indent: settings.get<Settings['format']['indent']>('format.indent', 'auto') },
    typing: { nextMarker: settings.get<boolean>('typing.nextMarker', false) },
  };
}
