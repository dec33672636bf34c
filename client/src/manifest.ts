/**
 * What the client reads from its own package.json, so that it is written down once.
 */

/** Which file names are plans: what package.json contributes for the language, and nothing else. */
export interface PlanPatterns {
  /** For a search in a folder and below. */
  readonly glob: string;
  /** Whether a file of this name is a plan. */
  readonly matches: (name: string) => boolean;
}

/** Reads the patterns from the manifest, so that they are written down once. */
export function planPatterns(manifest: unknown): PlanPatterns {
  const language = at(at(at(manifest, 'contributes'), 'languages'), '0');
  const globs = [
    ...strings(at(language, 'extensions')).map((extension) => `*${extension}`),
    ...strings(at(language, 'filenamePatterns')),
  ];
  return patternsOf(globs);
}

/** File names by patterns in which `*` stands for anything. */
export function patternsOf(globs: readonly string[]): PlanPatterns {
  const tests = globs.map(
    (glob) =>
      new RegExp(
        `^${glob
          .split('*')
          .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*')}$`,
        'iu',
      ),
  );
  return {
    glob: `**/{${globs.join(',')}}`,
    // What editors and Word leave behind while a file is open is no plan.
    matches: (name) =>
      !name.startsWith('.') && !name.startsWith('~$') && tests.some((test) => test.test(name)),
  };
}

/** What is said of an ignore has a level in the settings like a rule, but no page. */
const WITHOUT_PAGE: ReadonlySet<string> = new Set(['ignore/unused']);

/** Codes and titles of the rules that have a page, from the manifest's list of settings. */
export function ruleTitles(manifest: unknown): ReadonlyMap<string, string> {
  const settings = at(at(at(manifest, 'contributes'), 'configuration'), 'properties');
  const rules = at(at(settings, 'workplan.rules'), 'properties');
  return new Map(
    Object.entries(isObject(rules) ? rules : {})
      .filter(([code]) => !WITHOUT_PAGE.has(code))
      .map(([code, rule]) => {
        const title = at(rule, 'description');
        return [code, typeof title === 'string' ? title : ''];
      }),
  );
}

/** Identifiers of the token types and modifiers that the manifest contributes. */
export function tokenTypes(manifest: unknown): {
  readonly types: readonly string[];
  readonly modifiers: readonly string[];
} {
  const contributes = at(manifest, 'contributes');
  return {
    types: ids(at(contributes, 'semanticTokenTypes')),
    modifiers: ids(at(contributes, 'semanticTokenModifiers')),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function at(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function ids(value: unknown): readonly string[] {
  return Array.isArray(value) ? strings(value.map((item) => at(item, 'id'))) : [];
}
