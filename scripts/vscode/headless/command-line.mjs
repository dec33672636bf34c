// @ts-check
// The part of the desktop program's command line that `runTests` and extension management use.

/**
 * @typedef {object} CommandLine
 * @property {string | undefined} target A folder, a file or a .code-workspace file.
 * @property {string[]} extensionDevelopmentPaths
 * @property {string | undefined} extensionTestsPath
 * @property {string | undefined} userDataDir
 * @property {string | undefined} extensionsDir
 * @property {string | undefined} locale
 * @property {string[]} manageExtensions What the server's own extension management is to be called with.
 * @property {boolean} disableExtensions
 * @property {boolean} version
 * @property {string[]} ignored
 */

/** Options that may have their value as the next argument. */
const valued = new Set([
  'extensionDevelopmentPath',
  'extensionTestsPath',
  'extensions-dir',
  'install-extension',
  'locale',
  'uninstall-extension',
  'user-data-dir',
]);

const switches = new Set(['disable-extensions', 'force', 'list-extensions', 'show-versions', 'version']);

/**
 * @param {string[]} args
 * @returns {CommandLine}
 */
export function parseCommandLine(args) {
  /** @type {Map<string, string[]>} */
  const values = new Map();
  /** @type {Set<string>} */
  const set = new Set();
  /** @type {string[]} */
  const positional = [];
  /** @type {string[]} */
  const ignored = [];

  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [, name = '', given] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (valued.has(name)) {
      const value = given ?? rest.shift() ?? '';
      values.set(name, [...(values.get(name) ?? []), value]);
    } else if (switches.has(name)) set.add(name);
    else if (arg.startsWith('-')) ignored.push(arg);
    else positional.push(arg);
  }

  /** @param {string} name */
  const last = (name) => values.get(name)?.at(-1);
  return {
    target: positional[0],
    extensionDevelopmentPaths: values.get('extensionDevelopmentPath') ?? [],
    extensionTestsPath: last('extensionTestsPath'),
    userDataDir: last('user-data-dir'),
    extensionsDir: last('extensions-dir'),
    locale: last('locale'),
    manageExtensions: managementArguments(values, set),
    disableExtensions: set.has('disable-extensions'),
    version: set.has('version'),
    ignored,
  };
}

/**
 * @param {Map<string, string[]>} values
 * @param {Set<string>} set
 */
function managementArguments(values, set) {
  const actions = ['install-extension', 'uninstall-extension'].flatMap((name) =>
    (values.get(name) ?? []).flatMap((value) => [`--${name}`, value]),
  );
  if (set.has('list-extensions')) actions.push('--list-extensions');
  if (actions.length === 0) return [];
  const details = ['force', 'show-versions'].filter((name) => set.has(name));
  return [...actions, ...details.map((name) => `--${name}`)];
}
