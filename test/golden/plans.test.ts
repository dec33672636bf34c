import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '../../server/src/plan/parser';
import { isNumbered, type NumberedNode, type Plan, type PlanNode } from '../../server/src/plan/tree';
import { checkPlan } from '../../server/src/rules/check';

/** What a careful reader counted; `test/fixtures/plans/README.md` says what the keys mean. */
interface Expected {
  readonly title: string | null;
  readonly issuer: string | null;
  readonly year: number | null;
  readonly generalRequirements: string | null;
  readonly schemes: Readonly<Record<string, string>>;
  readonly outline?: readonly unknown[];
  readonly markers?: readonly unknown[];
  readonly codes?: readonly (readonly [string, number])[];
  readonly trueErrors?: readonly (readonly [string, number])[];
  readonly doubtful?: readonly string[];
}

const own = path.join(import.meta.dirname, '../fixtures/plans');
const expectedReal = path.join(own, 'real');
const real = path.join(import.meta.dirname, '../../../shared/plans');

function readJson(file: string): Expected {
  return JSON.parse(readFileSync(file, 'utf8')) as Expected;
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.expected.json'))
    .map((name) => name.slice(0, -'.expected.json'.length));
}

function numberedIn(nodes: readonly PlanNode[]): readonly NumberedNode[] {
  return nodes.filter(isNumbered);
}

function outline(plan: Plan, nodes: readonly PlanNode[]): unknown[] {
  return numberedIn(nodes).map((node) => {
    const heading = (plan.lines[node.startLine]?.text ?? '').slice(node.headingStart, node.headingEnd).trim();
    return [node.kind, node.marker?.text ?? '', heading, outline(plan, node.children)];
  });
}

function markers(nodes: readonly PlanNode[]): unknown[] {
  return numberedIn(nodes).map((node) => [
    node.kind,
    node.marker?.text ?? '',
    node.startLine,
    markers(node.children),
  ]);
}

function schemes(plan: Plan): Record<string, string> {
  return Object.fromEntries(Object.entries(plan.schemes).map(([level, { numbering }]) => [level, numbering]));
}

function loud(plan: Plan, severities: readonly string[]): [string, number][] {
  return checkPlan(plan)
    .filter(({ severity }) => severities.includes(severity))
    .map(({ code, range }): [string, number] => [code, range.start.line]);
}

function sorted(codes: readonly (readonly [string, number])[]): readonly string[] {
  return codes.map(([code, line]) => `${line} ${code}`).sort();
}

/** The assertions both kinds of plan share. A key that the reader called doubtful may be read either way. */
function compareHead(plan: Plan, expected: Expected): void {
  const doubtful = (key: string): boolean =>
    (expected.doubtful ?? []).some((entry) => entry.startsWith(`${key}:`));
  assert.equal(plan.title?.text ?? null, expected.title);
  if (!doubtful('issuer')) {
    assert.equal(plan.issuer, expected.issuer);
  }
  if (!doubtful('year')) {
    assert.equal(plan.title?.year ?? null, expected.year);
  }
  if (!doubtful('generalRequirements')) {
    assert.equal(plan.generalRequirements?.kind ?? null, expected.generalRequirements);
  }
  assert.deepEqual(schemes(plan), expected.schemes);
}

describe('plans of our own, as a careful reader counts them', () => {
  for (const name of namesIn(own)) {
    const expected = readJson(path.join(own, `${name}.expected.json`));
    const plan = parse(readFileSync(path.join(own, `${name}.txt`), 'utf8'));

    it(`${name}: title, issuer, year, requirements, schemes`, () => {
      compareHead(plan, expected);
    });

    it(`${name}: outline`, () => {
      assert.deepEqual(outline(plan, plan.children), expected.outline);
    });

    it(`${name}: what is said at warning and error`, () => {
      assert.deepEqual(sorted(loud(plan, ['error', 'warning'])), sorted(expected.codes ?? []));
    });
  }
});

describe('published plans, as a careful reader counts them', () => {
  if (!existsSync(real)) {
    it.skip(`not run: there is no folder ${path.relative(process.cwd(), real)}`);
    return;
  }
  for (const name of namesIn(expectedReal)) {
    const expected = readJson(path.join(expectedReal, `${name}.expected.json`));
    const plan = parse(readFileSync(path.join(real, `${name}.txt`), 'utf8'));

    it(`${name}: title, issuer, year, requirements, schemes`, () => {
      compareHead(plan, expected);
    });

    it(`${name}: outline`, () => {
      assert.deepEqual(markers(plan.children), expected.markers);
    });

    it(`${name}: no error but the true ones`, () => {
      assert.deepEqual(sorted(loud(plan, ['error'])), sorted(expected.trueErrors ?? []));
      if (expected.codes) {
        assert.deepEqual(sorted(loud(plan, ['error', 'warning', 'info', 'hint'])), sorted(expected.codes));
      }
    });
  }

  for (const name of ['moe-keji-2019', 'moe-keji-2021']) {
    it(`${name}: no warning either`, () => {
      const plan = parse(readFileSync(path.join(real, `${name}.txt`), 'utf8'));
      assert.deepEqual(loud(plan, ['error', 'warning']), []);
    });
  }
});
