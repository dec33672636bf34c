import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { Folder, GAP, GOOD } from './run';

/** The standard's schema. It is of draft 4, which differs for it only in how it names itself. */
function validator() {
  const file = join(__dirname, '../fixtures/sarif/sarif-schema-2.1.0.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  delete schema['id'];
  delete schema['$schema'];
  // One of its patterns is no regular expression in Unicode mode.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string; readonly index: number };
    readonly region: Record<string, number>;
  };
}

interface Log {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: { readonly rules: readonly { readonly id: string; readonly help: object }[] };
      };
      readonly columnKind: string;
      readonly originalUriBaseIds: { readonly SRCROOT: { readonly uri: string } };
      readonly invocations: readonly [
        { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly object[] },
      ];
      readonly artifacts: readonly { readonly encoding: string }[];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly locations: readonly Location[];
        readonly relatedLocations?: readonly Location[];
        readonly partialFingerprints: Record<string, string>;
      }[];
    },
  ];
}

describe('workplan check --format sarif', () => {
  const validate = validator();
  let folder: Folder;
  afterEach(() => folder.remove());

  async function log(...operands: string[]): Promise<Log['runs'][0]> {
    const { out } = await folder.run(['check', '--format', 'sarif', ...operands]);
    const parsed = JSON.parse(out) as Log;
    assert.ok(validate(parsed), JSON.stringify(validate.errors, undefined, 1));
    return parsed.runs[0];
  }

  it('is valid, with rules, places, related places and fingerprints', async () => {
    folder = await Folder.create({ '要点 #1/50%.txt': GAP });
    const { results, tool, columnKind, originalUriBaseIds, artifacts } = await log('要点 #1/50%.txt');
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.equal(originalUriBaseIds.SRCROOT.uri, `${pathToFileURL(folder.path).href}/`);
    assert.equal(artifacts[0]?.encoding, 'UTF-8');
    const [result] = results;
    assert.ok(result);
    assert.equal(results.length, 1);
    assert.equal(result.level, 'error');
    assert.equal(tool.driver.rules[result.ruleIndex]?.id, 'numbering/item-gap');
    const location = {
      artifactLocation: { uri: '%E8%A6%81%E7%82%B9%20%231/50%25.txt', uriBaseId: 'SRCROOT', index: 0 },
      region: { startLine: 5, startColumn: 1, endLine: 5, endColumn: 3 },
    };
    assert.deepEqual(result.locations[0]?.physicalLocation, location);
    assert.equal(result.relatedLocations?.[0]?.physicalLocation.region['startLine'], 4);
    assert.match(result.partialFingerprints['lineHash/v1'] ?? '', /^[0-9a-f]{16}$/);
  });

  it('resolves its addresses to the files themselves, outside the folder too', async () => {
    folder = await Folder.create({ 'in/x': '', 'out/a b.txt': GAP });
    const { out } = await folder.run(['check', '--format', 'sarif', '../out/a b.txt'], {
      cwd: join(folder.path, 'in'),
    });
    const parsed = JSON.parse(out) as Log;
    assert.ok(validate(parsed), JSON.stringify(validate.errors));
    const location = parsed.runs[0].results[0]?.locations[0]?.physicalLocation.artifactLocation;
    assert.deepEqual(location, { uri: pathToFileURL(join(folder.path, 'out/a b.txt')).href, index: 0 });
  });

  it('is valid for nothing found, nothing read, and standard input', async () => {
    folder = await Folder.create({ 'a.txt': GOOD, 'workplan.json': '{ "rules": { "x/y": 1 } }' });
    assert.deepEqual((await log('a.txt')).results, []);
    const { invocations } = await log('no.txt', 'a.txt');
    assert.equal(invocations[0].executionSuccessful, false);
    assert.equal(invocations[0].toolExecutionNotifications.length, 2);
    const { out } = await folder.run(['check', '--format', 'sarif', '-'], { input: GAP });
    assert.ok(validate(JSON.parse(out)), JSON.stringify(validate.errors));
  });

  it('tells every rule in both languages', async () => {
    folder = await Folder.create({ 'a.txt': GOOD });
    const { tool } = await log('a.txt');
    assert.ok(tool.driver.rules.length > 20);
    for (const { id, help } of tool.driver.rules) {
      assert.match(JSON.stringify(help), /\p{Script=Han}[^]*[a-z]{3}/u, id);
    }
  });
});
