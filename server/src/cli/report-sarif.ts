import { pathToFileURL } from 'node:url';
import { version } from '../../../package.json';
import { lineHash } from '../config/hash';
import type { Range } from '../plan/position';
import { fixOf } from '../rules/fix';
import type { Finding, Fix } from '../rules/rule';
import type { CheckedFile, CheckEnd, Reporter } from './check';
import { pathWithin, type Failure } from './inputs';
import type { Io } from './io';
import { LEVELS, ruleIndex, sarifRules } from './sarif-rules';
import { saidOf, type Language } from './say';

/** What relative locations are relative to: the folder the program was started in. */
const ROOT = 'SRCROOT';
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
/** Edits of a fix that are listed. New numbers for a whole plan would be listed with each of its slips. */
const MOST_EDITS = 50;
const ENCODINGS = { 'utf-8': 'UTF-8', gb18030: 'GB18030', 'utf-16le': 'UTF-16LE', 'utf-16be': 'UTF-16BE' };

/** Findings as a SARIF 2.1.0 log, for services that show them beside the text. Lines and columns count from 1. */
export class SarifReporter implements Reporter {
  readonly #artifacts: object[] = [];
  #results = 0;

  constructor(
    readonly io: Io,
    readonly language: Language,
  ) {}

  file(file: CheckedFile): void {
    const index = this.#artifacts.length;
    const location = this.#location(file);
    this.#artifacts.push({ location, roles: ['analysisTarget'], encoding: ENCODINGS[file.encoding] });
    for (const finding of file.findings) {
      // Written one by one: a hostile text has results enough to burst a string.
      const result = JSON.stringify(this.#result(file, finding, { ...location, index }));
      this.io.out.write((this.#results++ === 0 ? this.#opening() : ',\n') + result);
    }
  }

  end({ failures }: CheckEnd): void {
    const rest = {
      artifacts: this.#artifacts,
      invocations: [
        {
          executionSuccessful: failures.length === 0,
          toolExecutionNotifications: failures.map((failure) => this.#notification(failure)),
        },
      ],
    };
    const opening = this.#results === 0 ? this.#opening() : '';
    this.io.out.write(`${opening}],${JSON.stringify(rest).slice(1)}]}\n`);
  }

  /** The log up to its first result: all that is known before anything is checked. */
  #opening(): string {
    const language = this.language === 'zh' ? 'zh-CN' : 'en';
    const run = {
      tool: {
        driver: {
          name: 'Workplan',
          version,
          semanticVersion: version,
          language,
          rules: sarifRules(this.language),
        },
      },
      language,
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { [ROOT]: { uri: folderUri(this.io.cwd) } },
    };
    const head = `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[\n`;
    return `${head}${JSON.stringify(run).slice(0, -1)},"results":[\n`;
  }

  #result({ lines, plan }: CheckedFile, finding: Finding, artifactLocation: object): object {
    const { code, severity, range, message, related = [] } = finding;
    const line = lines[range.start.line];
    const fix = plan && fixOf(plan, finding);
    return {
      ruleId: code,
      ruleIndex: ruleIndex(code),
      level: LEVELS[severity],
      message: { text: message[this.language] },
      locations: [{ physicalLocation: { artifactLocation, region: regionOf(range) } }],
      ...(related.length === 0
        ? {}
        : {
            relatedLocations: related.map((other, id) => ({
              id,
              physicalLocation: { artifactLocation, region: regionOf(other.range) },
              message: { text: other.message[this.language] },
            })),
          }),
      // The same line is known again after it was renumbered or moved.
      ...(line ? { partialFingerprints: { 'lineHash/v1': lineHash(line) } } : {}),
      ...(fix && fix.edits.length <= MOST_EDITS ? { fixes: [this.#fix(fix, artifactLocation)] } : {}),
      // SARIF has one level for what are two here.
      properties: { severity },
    };
  }

  #fix({ title, edits }: Fix, artifactLocation: object): object {
    const replacements = edits.map((edit) => ({
      deletedRegion: regionOf(edit.range),
      insertedContent: { text: edit.newText },
    }));
    return {
      description: { text: title[this.language] },
      artifactChanges: [{ artifactLocation, replacements }],
    };
  }

  #notification({ name, reason }: Failure): object {
    return { level: 'error', message: { text: saidOf(name, reason)[this.language] } };
  }

  #location({ path, name }: CheckedFile): { readonly uri: string; readonly uriBaseId?: string } {
    const below = path === undefined ? name : pathWithin(this.io.cwd, path);
    // Outside the root a location has to be absolute: the standard allows no `..` in a relative one.
    return below === undefined
      ? { uri: pathToFileURL(path ?? name).href }
      : { uri: encodePath(below), uriBaseId: ROOT };
  }
}

function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A relative path as a URI reference; a half character in a name would make the encoder throw. */
function encodePath(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')))
    .join('/');
}

function folderUri(folder: string): string {
  const { href } = pathToFileURL(folder);
  return href.endsWith('/') ? href : `${href}/`;
}
